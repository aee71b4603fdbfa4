using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.NPlusOne;

public sealed partial class SMRT101_QueryInLoopTests
{
    [Theory]
    [InlineData("async Task M(params int[] ids) { foreach (var n in new List<string> { \"a\", \"b\" }) await db.Customers.FirstAsync(c => c.Name == n); }")]
    [InlineData("static readonly Dictionary<string, int> Known = new() { [\"a\"] = 1, [\"b\"] = 2 }; async Task M() { foreach (var (n, _) in Known) await db.Customers.FirstAsync(c => c.Name == n); }")]
    [InlineData("async Task M() { foreach (var n in \"a,b,c\".Split(',')) await db.Customers.FirstAsync(c => c.Name == n); }")]
    [InlineData("const int Rounds = 3; async Task M() { for (int i = 0; i < Rounds; i++) await db.Orders.FindAsync(i); }")]
    [InlineData("async Task M() { for (int i = 5; i > 0; i--) await db.Orders.FindAsync(i); }")]
    [InlineData("async Task M() { foreach (var i in Enumerable.Range(0, 7)) await db.Orders.FindAsync(i); }")]
    [InlineData("async Task M() { var names = new[] { \"a\", \"b\" }; await Task.WhenAll(names.Select(n => db.Customers.FirstAsync(c => c.Name == n))); }")]
    [InlineData("async Task M() { foreach (DayOfWeek d in Enum.GetValues(typeof(DayOfWeek))) await db.Orders.CountAsync(o => o.CreatedAt.DayOfWeek == d); }")]
    [InlineData("static IEnumerable<string> Names { get { yield return \"a\"; yield return \"b\"; } } async Task M() { foreach (var n in Names) await db.Customers.FirstAsync(c => c.Name == n); }")]
    [InlineData("void Load(params string[] names) { foreach (var n in names) db.Customers.First(c => c.Name == n); } void M() { Load(\"a\", \"b\"); Load(\"c\"); }")]
    public Task A_few_rounds(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M() { for (int skip = 0; ; skip += 100) { var rows = await db.Orders.OrderBy(o => o.Id).Skip(skip).Take(100).ToListAsync(); if (rows.Count < 100) break; } }")]
    [InlineData("Task<List<Order>> Page(int number) => db.Orders.OrderBy(o => o.Id).Skip(number * 100).Take(100).ToListAsync(); async Task M(int pages) { for (int i = 0; i < pages; i++) { var rows = await Page(i); } }")]
    [InlineData("Task<List<Order>> After(int last) => db.Orders.Where(o => o.Id > last).OrderBy(o => o.Id).Take(100).ToListAsync(); async Task M() { var last = 0; List<Order> rows; do { rows = await After(last); last = rows.LastOrDefault()?.Id ?? 0; } while (rows.Count > 0); }")]
    [InlineData("async Task M() { bool more = true; int last = 0; while (more) { var rows = await db.Orders.Where(o => o.Id > last).Take(100).ToListAsync(); more = rows.Count == 100; last += 100; } }")]
    [InlineData("async Task M() { int count; do { count = await db.Orders.Where(o => o.Total == 0).Take(500).ExecuteDeleteAsync(); } while (count > 0); }")]
    [InlineData("async Task M() { var total = await db.Orders.CountAsync(); var pages = (total + 99) / 100; for (int p = 1; p <= pages; p++) { var rows = await db.Orders.OrderBy(o => o.Id).Skip((p - 1) * 100).Take(100).ToListAsync(); } }")]
    [InlineData("async Task M(List<int> ids) { while (ids.Count > 0) { var some = ids.Take(100).ToList(); ids.RemoveRange(0, some.Count); await db.Orders.Where(o => some.Contains(o.Id)).ToListAsync(); } }")]
    [InlineData("IEnumerable<List<int>> Batches(List<int> ids) { for (int i = 0; i < ids.Count; i += 100) yield return ids.GetRange(i, Math.Min(100, ids.Count - i)); } async Task M(List<int> ids) { foreach (var some in Batches(ids)) await db.Orders.Where(o => some.Contains(o.Id)).ToListAsync(); }")]
    [InlineData("async Task M(List<int> ids) { var n = 0; foreach (var id in ids) { db.Add(new Order { Id = id }); if (++n % 100 == 0) await db.SaveChangesAsync(); } await db.SaveChangesAsync(); }")]
    [InlineData("async Task M(List<int> ids) { var some = new List<Order>(); foreach (var id in ids) { some.Add(new Order { Id = id }); if (some.Count >= 100) { db.AddRange(some); await db.SaveChangesAsync(); some.Clear(); } } }")]
    public Task Pages_in_other_shapes(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M() { var tries = 0; while (tries++ < 5) { try { await db.SaveChangesAsync(); return; } catch (DbUpdateException) { await Task.Delay(10); } } }")]
    [InlineData("async Task M(CancellationToken stop) { do { await db.Orders.Where(o => o.Total == 0).Take(10).ToListAsync(stop); await Task.Delay(1000, stop); } while (!stop.IsCancellationRequested); }")]
    [InlineData("async Task M() { int tries = 3; while (true) { try { await db.Orders.CountAsync(); break; } catch when (--tries > 0) { } } }")]
    [InlineData("void M(DbCommand c) { using var r = c.ExecuteReader(); do { while (r.Read()) Console.WriteLine(r[0]); } while (r.NextResult()); }")]
    [InlineData("async Task M(Channel<int> c, CancellationToken stop) { while (!stop.IsCancellationRequested) { var id = await c.Reader.ReadAsync(stop); await db.Orders.FindAsync(id); } }")]
    [InlineData("async Task<string> M(string wanted) { var name = wanted; var i = 1; while (await db.Customers.AnyAsync(c => c.Name == name)) name = wanted + i++; return name; }")]
    [InlineData("async Task<string> M(string wanted) { string name; do { name = wanted + Guid.NewGuid(); } while (await db.Customers.AnyAsync(c => c.Name == name)); return name; }")]
    [InlineData("async Task<Order?> M(List<string> names) { foreach (var n in names) { var o = await db.Orders.FirstOrDefaultAsync(o => o.Customer!.Name == n); return o; } return null; }")]
    public Task Retries_workers_and_results(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("readonly System.Collections.Concurrent.ConcurrentDictionary<int, Order?> kept = new(); void M(List<int> ids) { foreach (var id in ids) kept.GetOrAdd(id, i => db.Orders.Find(i)); }")]
    [InlineData("readonly Lazy<List<Order>> all; C() => all = new(() => db.Orders.ToList()); void M(List<int> ids) { foreach (var id in ids) all.Value.Find(o => o.Id == id); }")]
    [InlineData("Order? last; void M(List<int> ids) { foreach (var id in ids) { if (last?.Id != id) last = db.Orders.Find(id); } }")]
    [InlineData("interface IStore { T GetOrCreate<T>(string key, Func<T> make); } void M(IStore store, List<int> ids) { foreach (var id in ids) store.GetOrCreate(\"k\" + id, () => db.Orders.Find(id)); }")]
    [InlineData("void M(List<Order> os) { var seen = new HashSet<int>(); foreach (var o in os) { if (!seen.Add(o.CustomerId)) continue; } }")]
    [InlineData("void M(List<Order> os) { Customer? first = null; foreach (var o in os) { first ??= db.Customers.Find(o.CustomerId); } }")]
    [InlineData("Customer? Of(Dictionary<int, Customer?> kept, int id) { if (kept.TryGetValue(id, out var c)) return c; return kept[id] = db.Customers.Find(id); } void M(List<Order> os) { var kept = new Dictionary<int, Customer?>(); foreach (var o in os) Of(kept, o.CustomerId); }")]
    [InlineData("async Task M(List<string> shards) { foreach (var s in shards) { await using var c = new NpgsqlConnection(s); await c.QueryAsync<Order>(\"select id from orders limit 3\"); } }")]
    [InlineData("interface ITenants { ShopContext Open(string tenant); } async Task M(ITenants tenants, List<string> names) { foreach (var n in names) { await using var one = tenants.Open(n); await one.Orders.CountAsync(); } }")]
    [InlineData("int kept; Order? row; Order? Of(int id) { Order? o = null; if (kept != id) { o = db.Orders.Find(id); row = o; kept = id; } return o ?? row; } void M(List<int> ids) { foreach (var id in ids) Of(id); }")]
    public Task Caches_of_other_kinds(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("class Row { public int Lines; public Row(ShopContext db, int id) { Lines = db.Lines.Count(l => l.OrderId == id); } } void M(List<int> ids) { foreach (var id in ids) new [|Row|](db, id); }")]
    [InlineData("class Base(ShopContext db) { protected virtual Order? Get(int id) => db.Orders.Find(id); } class Own(ShopContext db) : Base(db) { public void M(List<int> ids) { foreach (var id in ids) base.[|Get|](id); } }")]
    [InlineData("abstract class Repo<T>(ShopContext db) where T : class { public virtual Task<T?> Get(int id) => db.Set<T>().FindAsync(id).AsTask(); } class Orders(ShopContext db) : Repo<Order>(db) { } async Task M(Orders orders, List<int> ids) { foreach (var id in ids) await orders.[|Get|](id); }")]
    [InlineData("IQueryable<Order> All() => db.Orders.AsNoTracking(); void M(List<int> ids) { foreach (var id in ids) All().[|FirstOrDefault|](o => o.Id == id); }")]
    [InlineData("void M(List<Order> os) { var lines = db.Lines.Where(l => l.Sku != \"\"); foreach (var o in os) foreach (var l in [|lines.Where(l => l.OrderId == o.Id)|]) Console.WriteLine(l); }")]
    [InlineData("static Task<Order> Load(ShopContext c, int id) => c.Orders.FirstAsync(o => o.Id == id); async Task M(List<int> ids) { foreach (var id in ids) await [|Load|](db, id); }")]
    [InlineData("async Task M(Dictionary<int, string> all) { foreach (var (id, name) in all) await db.Orders.[|FindAsync|](id); }")]
    [InlineData("void M(List<int> ids) { var all = ids.ToDictionary(i => i, i => db.Orders.[|Find|](i)); }")]
    [InlineData("bool M(List<int> ids) => ids.Where(i => i > 3).All(i => db.Orders.[|Any|](o => o.Id == i));")]
    [InlineData("void M(List<int> ids) { for (int i = ids.Count - 1; i >= 0; i--) db.Orders.[|Find|](ids[i]); }")]
    [InlineData("void M(List<int> ids) { int i = 0; while (i < ids.Count) { db.Orders.[|Find|](ids[i]); i++; } }")]
    [InlineData("IEnumerable<Order?> M(List<int> ids) { foreach (var id in ids) yield return db.Orders.[|Find|](id); }")]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) await db.Entry(o).Reference(x => x.Customer).[|LoadAsync|](); }")]
    [InlineData("async Task M(IDbContextFactory<ShopContext> open, List<int> ids) { foreach (var id in ids) { await using var one = await open.CreateDbContextAsync(); await one.Orders.[|FindAsync|](id); } }")]
    [InlineData("void M(List<int> ids) => Parallel.ForEach(ids, id => db.Orders.[|Find|](id));")]
    [InlineData("void M(List<int> ids) { ids.Select(id => db.Lines.Where(l => l.OrderId == id).[|ToList|]()).ToList(); }")]
    [InlineData("void M(List<int> ids) { var all = ids.SelectMany(id => db.Lines.Where(l => l.OrderId == id).[|ToList|]()).ToList(); }")]
    [InlineData("void Walk(Order o) { foreach (var l in o.Lines) [|Step|](l); } void Step(OrderLine l) { var p = db.Payments.First(p => p.OrderId == l.OrderId); }")]
    [InlineData("async Task M(List<int> ids) { var tasks = ids.Select(async id => { var o = await db.Orders.[|FindAsync|](id); return o; }).ToList(); await Task.WhenAll(tasks); }")]
    [InlineData("async Task M(List<int> ids) { var load = async (int id) => await db.Orders.FindAsync(id); foreach (var id in ids) await [|load|](id); }")]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) { try { db.Orders.[|Find|](id); } catch (DbException) { } } }")]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) { switch (id) { case 1: db.Orders.[|Find|](id); break; } } }")]
    [InlineData("public void Load(IEnumerable<string> names) { foreach (var n in names) db.Customers.[|First|](c => c.Name == n); } void M() => Load([\"a\"]);")]
    [InlineData("void Load(IEnumerable<string> names) { foreach (var n in names) db.Customers.[|First|](c => c.Name == n); } void M(List<string> all) { Load([\"a\"]); Load(all); }")]
    public Task Through_members_of_every_kind(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) await db.Orders.Where(o => o.Id == id).{|SMRT103:ExecuteDeleteAsync|}(); }")]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) await db.Orders.Where(o => o.Id == id).{|SMRT103:ExecuteUpdateAsync|}(s => s.SetProperty(o => o.Total, 0)); }")]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) db.Database.{|SMRT103:ExecuteSqlRaw|}(\"delete from orders where id = {0}\", id); }")]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) await db.Database.{|SMRT103:ExecuteSqlAsync|}($\"delete from orders where id = {id}\"); }")]
    public Task Writes_of_EntityFramework(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("static class Retries { public static Task<T> Run<T>(Func<Task<T>> work) => Policy.ExecuteAndCaptureAsync(work); } static class Policy { public static Task<T> ExecuteAndCaptureAsync<T>(Func<Task<T>> work) => work(); } Task<Order> Of(int id) => Retries.Run(() => db.Orders.FirstAsync(o => o.Id == id)); async Task M(List<int> ids) { foreach (var id in ids) await [|Of|](id); }")]
    [InlineData("static Task<T> Retry<T>(Func<Task<T>> work) => Task.Run(async () => await work()); async Task M(List<int> ids) { foreach (var id in ids) await Retry(() => db.Orders.[|FirstAsync|](o => o.Id == id)); }")]
    [InlineData("static void ForAll<T>(List<T> all, Action<T> work) => all.ForEach(work); void M(List<int> ids) => ForAll(ids, id => db.Orders.[|Find|](id));")]
    [InlineData("class Room(ShopContext db, int id) : IDisposable { void IDisposable.Dispose() => db.Orders.Find(id); } void M(List<Room> rooms) { foreach (var room in rooms) ((IDisposable)room).[|Dispose|](); }")]
    [InlineData("int i, done; void M(List<Order> os, int most) { var index = 3; var seen = 0; while (done < most && seen < os.Count) { var o = os[index % os.Count]; try { if (o.Total > 3) continue; Of(o.Id); db.Customers.[|Find|](o.CustomerId); } catch (Exception e) { Console.WriteLine(e); } finally { index++; seen++; } } } void Of(int id) { }")]
    public Task Delegates_handed_on_contracts_and_cycles(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("static List<Func<Task>> kept = new(); static void Later(Func<Task> work) => Keep(work); static void Keep(Func<Task> work) => kept.Add(work); void M(List<int> ids) { foreach (var id in ids) Later(() => db.Orders.FirstAsync(o => o.Id == id)); }")]
    [InlineData("static Task Again(Func<Task> work) => Again(work); async Task M(List<int> ids) { foreach (var id in ids) await Again(() => db.Orders.FirstAsync(o => o.Id == id)); }")]
    [InlineData("async Task M(List<ShopContext> contexts) { foreach (var context in contexts) await context.Orders.CountAsync(); }")]
    [InlineData("async Task M(List<DbContext> contexts) { foreach (var context in contexts) await context.SaveChangesAsync(); }")]
    [InlineData("async Task M(List<NpgsqlConnection> all) { foreach (var one in all) await one.ExecuteAsync(\"vacuum\"); }")]
    public Task Delegates_kept_and_databases(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    private const string Mediator = """
        interface IRequest<T> { }
        interface IRequestHandler<TRequest, T> where TRequest : IRequest<T> { Task<T> Handle(TRequest request, CancellationToken token); }
        interface IMediator { Task<T> Send<T>(IRequest<T> request, CancellationToken token = default); }
        record GetOrder(int Id) : IRequest<Order?>;

        """;

    [Theory]
    [InlineData("class Handler : IRequestHandler<GetOrder, Order?> { public Task<Order?> Handle(GetOrder request, CancellationToken token) => Task.FromResult<Order?>(null); }")]
    [InlineData("class Handler(ShopContext db) : IRequestHandler<GetOrder, Order?> { public async Task<Order?> Handle(GetOrder request, CancellationToken token) => await db.Orders.FindAsync(request.Id); } class Other : IRequestHandler<GetOrder, Order?> { public Task<Order?> Handle(GetOrder request, CancellationToken token) => Task.FromResult<Order?>(null); }")]
    [InlineData("record GetOther(int Id) : IRequest<Order?>; class Handler(ShopContext db) : IRequestHandler<GetOther, Order?> { public async Task<Order?> Handle(GetOther request, CancellationToken token) => await db.Orders.FindAsync(request.Id); }")]
    public Task Messages_that_no_known_handler_queries_for(string handlers) => Verify<QueryInLoopAnalyzer>.Members(
        Mediator + handlers + " async Task M(IMediator mediator, List<int> ids) { foreach (var id in ids) await mediator.Send(new GetOrder(id)); }");

    [Fact]
    public Task Messages_to_a_handler_that_queries() => Verify<QueryInLoopAnalyzer>.Members(Mediator + """
        class Handler(ShopContext db) : IRequestHandler<GetOrder, Order?> { public async Task<Order?> Handle(GetOrder request, CancellationToken token) => await db.Orders.FindAsync(request.Id); }
        async Task M(IMediator mediator, List<int> ids) { foreach (var id in ids) await mediator.[|Send|](new GetOrder(id)); }
        """);
}
