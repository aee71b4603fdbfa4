using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.NPlusOne;

public sealed partial class SMRT101_QueryInLoopTests
{
    [Theory]
    [InlineData("async Task M(int id) { var o = await db.Orders.FirstAsync(o => o.Id == id); }")]
    [InlineData("async Task M() { foreach (var o in await db.Orders.ToListAsync()) Console.WriteLine(o.Id); }")]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) ids.FirstOrDefault(i => i == id); }")]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) ids.AsQueryable().FirstOrDefault(i => i == id); }")]
    [InlineData("void M(List<Order> all) { foreach (var o in all) { var q = all.AsQueryable().Where(x => x.Id == o.Id).ToList(); } }")]
    [InlineData("IQueryable<int> M() => db.Orders.Select(o => db.Lines.Count(l => l.OrderId == o.Id));")]
    [InlineData("IQueryable<int> M() => from o in db.Orders select db.Lines.Count(l => l.OrderId == o.Id);")]
    [InlineData("IQueryable<Customer> M(IQueryable<int> ids) => db.Customers.Where(c => c.Orders.All(o => ids.Contains(o.Id)));")]
    [InlineData("void M(DbUpdateConcurrencyException e) { try { db.SaveChanges(); } catch (DbUpdateConcurrencyException x) { foreach (var entry in x.Entries) entry.Reload(); } }")]
    public Task No_loop_around_the_query(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(List<int> ids) { for (int i = 0; i < ids.Count; i += 2) db.Orders.[|Find|](ids[i]); }")]
    [InlineData("bool M(List<int> ids) { foreach (var id in ids) { if (db.Orders.[|Any|](o => o.Id == id)) continue; return false; } return true; }")]
    [InlineData("void M(List<int> ids, Dictionary<int, string> names) { foreach (var id in ids) { if (!names.TryGetValue(id, out var name)) continue; db.Orders.[|Find|](id); } }")]
    [InlineData("void M(List<int> ids, Dictionary<int, string> names) { foreach (var id in ids) { if (names.TryGetValue(id, out var name)) db.Orders.[|Find|](id); } }")]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) connection.[|SingleById<Order>|](id); }")]
    public Task Steps_guards_and_libraries(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(List<int> ids) { for (int i = 0; i < ids.Count; i += 100) db.Orders.Find(ids[i]); }")]
    [InlineData("bool M(List<int> ids) { foreach (var id in ids) { if (id == 0) continue; return db.Orders.Any(o => o.Id == id); } return true; }")]
    [InlineData("void M(List<int> ids, Dictionary<int, Order?> known) { foreach (var id in ids) { if (known.TryGetValue(id, out var o)) continue; db.Orders.Find(id); } }")]
    [InlineData("void M(List<int> ids, Dictionary<int, Order?> known) { foreach (var id in ids) { if (!known.TryGetValue(id, out var o)) db.Orders.Find(id); } }")]
    [InlineData("List<int> Latest(int count) => new(); void M() { foreach (var id in Latest(count: 3)) db.Orders.Find(id); }")]
    [InlineData("void M(List<List<Order>> all) { foreach (var some in all.Where(a => a.Count > 0)) connection.Insert(some); }")]
    public Task Chunks_memos_and_a_few(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M() { for (int attempt = 0; attempt < 5000; attempt++) { try { await db.Orders.CountAsync(); return; } catch (DbException) { } } }")]
    [InlineData("async Task M() { for (int i = 0; i < 3; i++) await db.Orders.CountAsync(); }")]
    [InlineData("async Task M() { while (true) { try { await db.Orders.CountAsync(); break; } catch (DbException) { } } }")]
    public Task Retries(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(CancellationToken ct) { while (!ct.IsCancellationRequested) { await db.Orders.CountAsync(ct); await Task.Delay(100, ct); } }")]
    [InlineData("async Task<bool> M() { for (var i = 0; i < 20; i++) { await Task.Delay(6000); if (await db.Orders.AnyAsync(o => o.Total == 3)) return true; } return false; }")]
    [InlineData("async Task M(PeriodicTimer t) { while (await t.WaitForNextTickAsync()) await db.Orders.CountAsync(); }")]
    [InlineData("async Task M(Channel<int> c) { await foreach (var id in c.Reader.ReadAllAsync()) await db.Orders.FindAsync(id); }")]
    [InlineData("async Task M(Channel<int> c) { while (await c.Reader.WaitToReadAsync()) while (c.Reader.TryRead(out var id)) await db.Orders.FindAsync(id); }")]
    [InlineData("void M(System.Collections.Concurrent.BlockingCollection<int> c) { foreach (var id in c.GetConsumingEnumerable()) db.Orders.Find(id); }")]
    public Task Polling_and_consuming(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(List<int> ids) { foreach (var some in ids.Chunk(100)) await db.Orders.Where(o => some.Contains(o.Id)).ToListAsync(); }")]
    [InlineData("async Task M() { List<Order> rows; int page = 0; do { rows = await db.Orders.OrderBy(o => o.Id).Skip(page++ * 100).Take(100).ToListAsync(); } while (rows.Count == 100); }")]
    [InlineData("async Task M() { int last = 0; while (true) { var rows = await db.Orders.Where(o => o.Id > last).OrderBy(o => o.Id).Take(100).ToListAsync(); if (rows.Count < 100) break; last = rows[^1].Id; } }")]
    [InlineData("async Task M(int n) { for (int i = 0; i < n; i += 100) await db.Orders.OrderBy(o => o.Id).Skip(i).Take(100).ToListAsync(); }")]
    [InlineData("async Task M(List<int> ids) { for (int i = 0; i < ids.Count; i += 100) { var some = ids.GetRange(i, 100); await connection.QueryAsync<Order>(\"select id from orders where id = any(@some)\", new { some }); } }")]
    [InlineData("async Task M(List<List<int>> groups) { foreach (var ids in groups) await db.Orders.Where(o => ids.Contains(o.Id)).ToListAsync(); }")]
    [InlineData("class Option<T> : List<T> { } async Task M(Option<Order> maybe) { foreach (var o in maybe) await db.Customers.FirstAsync(c => c.Id == o.CustomerId); }")]
    public Task Pages_and_chunks(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M() { foreach (var s in new[] { OrderState.Open, OrderState.Closed }) await db.Orders.CountAsync(o => o.State == s); }")]
    [InlineData("async Task M() { foreach (var s in Enum.GetValues<OrderState>()) await db.Orders.CountAsync(o => o.State == s); }")]
    [InlineData("static readonly string[] Names = { \"a\", \"b\" }; async Task M() { foreach (var n in Names) await db.Customers.FirstAsync(c => c.Name == n); }")]
    [InlineData("async Task M() { string[] names = [\"a\", \"b\"]; foreach (var n in names) await db.Customers.FirstAsync(c => c.Name == n); }")]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids.Take(5)) await db.Orders.FindAsync(id); }")]
    [InlineData("List<string> Ordered(string l) => l switch { \"nb\" => [\"nb\", \"en\"], _ => [\"en\", \"nb\"] }; async Task M(string l) { foreach (var n in Ordered(l)) await db.Customers.FirstAsync(c => c.Name == n); }")]
    public Task A_handful(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(IEnumerable<int> all) { Read(out IEnumerable<int> ids); ids = ids.Where(i => i > 0); foreach (var id in ids) await db.Orders.{|SMRT101:FindAsync|}(id); } void Read(out IEnumerable<int> ids) => ids = [];")]
    [InlineData("async Task M(object all) { if (all is IEnumerable<int> ids) { ids = ids.Where(i => i > 0); foreach (var id in ids) await db.Orders.{|SMRT101:FindAsync|}(id); } }")]
    public Task A_local_made_from_itself(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) { if (id > 7) { var o = await db.Orders.FindAsync(id); Console.WriteLine(o); break; } } }")]
    [InlineData("async Task<Order?> M(List<int> ids) { foreach (var id in ids) { if (id > 7) return await db.Orders.FindAsync(id); } return null; }")]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) { try { id.ToString(); } catch (Exception) { await db.Orders.CountAsync(); } } }")]
    public Task Leaving_after_the_query(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(List<Order> os) { var seen = new Dictionary<int, Customer>(); foreach (var o in os) { if (!seen.TryGetValue(o.CustomerId, out var c)) { c = await db.Customers.FirstAsync(x => x.Id == o.CustomerId); seen[o.CustomerId] = c; } } }")]
    [InlineData("List<Customer>? all; async Task M(List<Order> os) { foreach (var o in os) all ??= await db.Customers.ToListAsync(); }")]
    [InlineData("List<Customer>? all; async Task<List<Customer>> All() { if (all != null) return all; all = await db.Customers.ToListAsync(); return all; } async Task M(List<Order> os) { foreach (var o in os) await All(); }")]
    [InlineData("int kept; List<Order>? rows; async Task<List<Order>?> Of(int id) { if (kept != id) { rows = await db.Orders.Where(o => o.CustomerId == id).ToListAsync(); kept = id; } return rows; } async Task M(List<int> ids) { foreach (var id in ids) await Of(id); }")]
    [InlineData("DateTime read; List<Order>? rows; async Task<List<Order>?> All() { if (DateTime.UtcNow < read.AddMinutes(5) && read == DateTime.MinValue) return rows; rows = await db.Orders.Take(9).ToListAsync(); read = DateTime.UtcNow; return rows; } async Task M(List<int> ids) { foreach (var id in ids) await All(); }")]
    [InlineData("class OrderCache(ShopContext db) { public Task<Order> Get(int id) => db.Orders.FirstAsync(o => o.Id == id); } async Task M(OrderCache orders, List<int> ids) { foreach (var id in ids) await orders.Get(id); }")]
    [InlineData("interface ICache { Order? Get(int id); } async Task M(ICache cache, List<int> ids) { foreach (var id in ids) { var o = cache.Get(id); if (o != null) continue; o = await db.Orders.FindAsync(id); } }")]
    [InlineData("Dictionary<int, Order> kept = []; bool TryGetOrder(int id, out Order? o) => kept.TryGetValue(id, out o); Order? Of(int id) { if (TryGetOrder(id, out var o)) return o; o = db.Orders.Find(id); if (o != null) kept[id] = o; return o; } void M(List<int> ids) { foreach (var id in ids) Of(id); }")]
    [InlineData("bool read; async Task M(List<int> ids) { foreach (var id in ids) { if (read) continue; await db.Orders.ToListAsync(); read = true; } }")]
    public Task What_is_remembered(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(List<string> tenants, Func<string, ShopContext> open) { foreach (var t in tenants) { using var one = open(t); await one.Orders.CountAsync(); } }")]
    [InlineData("interface IJob { Task Run(); } class Job(ShopContext db) : IJob { public Task Run() => db.Orders.CountAsync(); } async Task M(List<IJob> jobs) { foreach (var j in jobs) await j.Run(); }")]
    [InlineData("void M(List<int> ids, Dictionary<int, Func<Order?>> later) { foreach (var id in ids) later[id] = () => db.Orders.Find(id); }")]
    [InlineData("class Target { public string ConnectionString { get; set; } = \"\"; } void Ping(Target t) => new NpgsqlCommand(\"insert into pings default values\", new NpgsqlConnection(t.ConnectionString)).ExecuteNonQuery(); void M(List<Target> targets) { foreach (var t in targets) Ping(t); }")]
    [InlineData("class Listener(ShopContext db, Channel<int> work) { public async Task StartAsync() { while (await work.Reader.WaitToReadAsync()) while (work.Reader.TryRead(out var id)) await db.Orders.FindAsync(id); } } Task M(List<Listener> all) => Task.WhenAll(all.Select(l => l.StartAsync()));")]
    [InlineData("class Indexer(ShopContext db) { Task? loop; public void Start() => loop = Run(); async Task Run() => await db.Orders.CountAsync(); } void M(List<Indexer> all) { foreach (var i in all) i.Start(); }")]
    [InlineData("class Indexer(ShopContext db, Channel<int> work) { public async Task Run() { await foreach (var id in work.Reader.ReadAllAsync()) await db.Orders.FindAsync(id); } } Task M(List<Indexer> all) => Task.WhenAll(all.Select(i => i.Run()));")]
    [InlineData("readonly List<Order> open = []; Order? Of(string? name = null, int? id = null) { Order? o = null; if (name != null) o = db.Orders.First(x => x.Customer!.Name == name); return o ?? open.Find(x => x.Id == id); } void M(List<int> ids) { foreach (var id in ids) Of(id: id); }")]
    [InlineData("bool Is(int id) { if (id < 9) return false; _ = Task.Run(() => db.Orders.Find(id)); return true; } void M(List<int> ids) { foreach (var id in ids) Is(id); }")]
    public Task Other_databases_services_and_delegates(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(List<Product> ps) { foreach (var p in ps) await p.LoadCategoryAsync(shop); }")]
    [InlineData("async Task M(List<List<int>> groups) { foreach (var ids in groups) await shop.Products.FindManyAsync(ids); }")]
    public Task SmrtGen_members_that_batch(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) await db.Customers.[|FirstAsync|](c => c.Id == o.CustomerId); }")]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) await db.Orders.[|FindAsync|](id); }")]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) { var ls = db.Lines.Where(l => l.OrderId == id).[|ToList|](); } }")]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) db.Lines.[|Count|](l => l.OrderId == id); }")]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) foreach (var l in [|db.Lines.Where(l => l.OrderId == id)|]) Console.WriteLine(l); }")]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) await db.Entry(o).Collection(x => x.Lines).[|LoadAsync|](); }")]
    [InlineData("async Task M() { await foreach (var o in db.Orders.AsAsyncEnumerable()) await db.Customers.[|FindAsync|](o.CustomerId); }")]
    [InlineData("async Task M(int[] ids) { for (int i = 0; i < ids.Length; i++) await db.Orders.[|FindAsync|](ids[i]); }")]
    [InlineData("void M(Queue<int> ids) { while (ids.Count > 0) { var id = ids.Dequeue(); db.Orders.[|Find|](id); } }")]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) { var q = db.Lines.Where(l => l.OrderId == id); if (id > 3) q = q.Where(l => l.Sku != \"\"); await q.[|ToListAsync|](); } }")]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) { var rows = db.Lines.Where(l => l.OrderId == id).AsEnumerable(); var one = rows.[|FirstOrDefault|](l => l.Sku.Normalize() == \"\"); } }")]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) { List<string> skus = [[|.. db.Lines.Where(l => l.OrderId == id).Select(l => l.Sku)|]]; } }")]
    [InlineData("async Task M(string? filter, List<int> ids) { foreach (var id in ids) { if (filter != null) await db.Lines.Where(l => l.OrderId == id).[|ToListAsync|](); } }")]
    [InlineData("interface ICache { Order? Get(int id); } async Task M(ICache cache, List<int> ids) { foreach (var id in ids) { var o = cache.Get(id); if (o == null) continue; await db.Customers.[|FindAsync|](o.CustomerId); } }")]
    [InlineData("readonly bool dry = true; async Task M(List<int> ids) { foreach (var id in ids) { if (dry) continue; await db.Orders.[|FindAsync|](id); } }")]
    [InlineData("async Task M(List<string> names) { Customer? last = null; foreach (var name in names) { if (last?.Name == name) throw new Exception(name); last = await db.Customers.[|FirstAsync|](c => c.Name == name); } }")]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) _ = Task.Run(() => db.Orders.[|Find|](id)); }")]
    public Task EntityFramework_in_loops(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) await connection.[|QuerySingleAsync<Order>|](\"select id from orders where id = @id\", new { id }); }")]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) { using var c = connection.CreateCommand(); c.CommandText = \"select id from orders where id = \" + id; using var r = c.[|ExecuteReader|](); } }")]
    [InlineData("void M(DbDataReader r, DbCommand c) { while (r.Read()) c.[|ExecuteScalar|](); }")]
    [InlineData("void M(List<int> ids, NpgsqlCommand c) { foreach (var id in ids) c.[|ExecuteScalar|](); }")]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) await shop.Products.[|FindAsync|](id); }")]
    public Task Other_apis_in_loops(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(List<int> ids) { var all = await Task.WhenAll(ids.Select(async id => await db.Orders.[|FindAsync|](id))); }")]
    [InlineData("void M(List<int> ids) { ids.ForEach(id => db.Orders.[|Find|](id)); }")]
    [InlineData("void M(List<int> ids) { var all = from id in ids select db.Orders.[|Find|](id); }")]
    [InlineData("Task M(List<int> ids) => Parallel.ForEachAsync(ids, async (id, ct) => await db.Orders.[|FirstAsync|](o => o.Id == id, ct));")]
    [InlineData("Task<Order> Load(int id) => db.Orders.FirstAsync(o => o.Id == id); Task M(List<int> ids) => Task.WhenAll(ids.Select([|Load|]));")]
    [InlineData("void Each(List<int> ids, Action<int> f) { foreach (var id in ids) f(id); } void M(List<int> ids) => Each(ids, id => db.Orders.[|Find|](id));")]
    [InlineData("async Task M(List<int> ids) { var ts = new List<Task>(); foreach (var id in ids) ts.Add(Task.Run(() => db.Orders.[|Find|](id))); await Task.WhenAll(ts); }")]
    [InlineData("async Task M(List<int> ids) { Func<int, Task<Order>> load = id => db.Orders.FirstAsync(o => o.Id == id); foreach (var id in ids) await [|load|](id); }")]
    public Task Delegates_for_each_element(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("Task<Order> A(int id) => B(id); Task<Order> B(int id) => Q(id); Task<Order> Q(int id) => db.Orders.FirstAsync(o => o.Id == id); async Task M(List<int> ids) { foreach (var id in ids) await [|A|](id); }")]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) await [|Load|](id); async Task Load(int id) { await db.Orders.FindAsync(id); } }")]
    [InlineData("class Row(ShopContext db, int id) { public int Lines => db.Lines.Count(l => l.OrderId == id); } int M(List<Row> rows) { int n = 0; foreach (var r in rows) n += r.[|Lines|]; return n; }")]
    [InlineData("interface IOrders { Task<Order?> Get(int id); } class Orders(ShopContext db) : IOrders { public async Task<Order?> Get(int id) => await db.Orders.FindAsync(id); } async Task M(IOrders orders, List<int> ids) { foreach (var id in ids) await orders.[|Get|](id); }")]
    [InlineData("interface IRepo<T> { Task<T?> Get(int id); } class Repo<T>(ShopContext db) : IRepo<T> where T : class { public async Task<T?> Get(int id) => await db.Set<T>().FindAsync(id); } async Task M(IRepo<Order> orders, List<int> ids) { foreach (var id in ids) await orders.[|Get|](id); }")]
    [InlineData("async Task Tree(int id) { var below = await db.Orders.Where(o => o.CustomerId == id).ToListAsync(); foreach (var o in below) await [|Tree|](o.Id); }")]
    [InlineData("async IAsyncEnumerable<Order> Stream(int id) { foreach (var o in await db.Orders.Where(o => o.CustomerId == id).ToListAsync()) yield return o; } async Task M(List<int> ids) { foreach (var id in ids) await foreach (var o in [|Stream|](id)) Console.WriteLine(o); }")]
    [InlineData("Order? Of(string? name, int id) { if (name != null) return db.Orders.First(x => x.Customer!.Name == name); return null; } void M(List<string?> names) { foreach (var n in names) [|Of|](n, 3); }")]
    public Task Through_helpers(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    private const string Identity = """
        namespace Microsoft.AspNetCore.Identity
        {
            public class UserManager<TUser> where TUser : class
            {
                public virtual Task<IList<string>> GetRolesAsync(TUser user) => throw new NotImplementedException();
                public virtual Task<string> GetEmailAsync(TUser user) => throw new NotImplementedException();
                public virtual Task<object> AddToRoleAsync(TUser user, string role) => throw new NotImplementedException();
            }
        }

        """;

    [Theory]
    [InlineData("foreach (var u in all) await users.GetEmailAsync(u);")]
    [InlineData("foreach (var role in new[] { \"a\", \"b\" }) await users.AddToRoleAsync(all[0], role);")]
    [InlineData("await users.GetRolesAsync(all[0]);")]
    public Task Identity_without_a_round_trip_for_each(string body) => Verify<QueryInLoopAnalyzer>.Source(Identity + WithUsers(body));

    [Theory]
    [InlineData("foreach (var u in all) await users.{|SMRT101:GetRolesAsync|}(u);")]
    [InlineData("foreach (var u in all) await users.{|SMRT103:AddToRoleAsync|}(u, \"a\");")]
    public Task Identity_in_loops(string body) => Verify<QueryInLoopAnalyzer>.Source(Identity + WithUsers(body));

    private static string WithUsers(string body) =>
        $"class C {{ async Task M(Microsoft.AspNetCore.Identity.UserManager<Customer> users, List<Customer> all) {{ {body} }} }}";

    [Fact]
    public Task Interface_with_a_target_that_does_not_query() => Verify<QueryInLoopAnalyzer>.Members("""
        interface IOrders { Task<Order?> Get(int id); }
        class Orders(ShopContext db) : IOrders { public async Task<Order?> Get(int id) => await db.Orders.FindAsync(id); }
        class Memory : IOrders { public Task<Order?> Get(int id) => Task.FromResult<Order?>(null); }
        async Task M(IOrders orders, List<int> ids) { foreach (var id in ids) await orders.Get(id); }
        """);

    private const string Orders = """
        interface IOrders { Task<Order?> Get(int id); }
        class Orders(ShopContext db) : IOrders { public async Task<Order?> Get(int id) => await db.Orders.FindAsync(id); }

        """;

    [Theory]
    [InlineData("class Cached(IOrders inner) : IOrders { Dictionary<int, Order?> kept = []; public async Task<Order?> Get(int id) { if (!kept.ContainsKey(id)) kept[id] = await inner.Get(id); return kept[id]; } }")]
    [InlineData("class Known(IOrders inner) : IOrders { public Task<Order?> Get(int id) => Task.FromResult<Order?>(new Order { Id = id }); public Task<Order?> Other(int id) => inner.Get(id); }")]
    public Task Interface_with_a_decorator_that_does_not_always_query(string other) => Verify<QueryInLoopAnalyzer>.Members(
        Orders + other + " async Task M(IOrders orders, List<int> ids) { foreach (var id in ids) await orders.Get(id); }");

    [Theory]
    [InlineData("class Logged(IOrders inner) : IOrders { public async Task<Order?> Get(int id) { Console.WriteLine(id); return await inner.Get(id); } }")]
    [InlineData("class InMemoryOrders : IOrders { public Task<Order?> Get(int id) => Task.FromResult<Order?>(null); }")]
    [InlineData("class OrdersMock : IOrders { public Task<Order?> Get(int id) => Task.FromResult<Order?>(null); }")]
    [InlineData("class Remote : IOrders { public Task<Order?> Get(int id) => throw new NotSupportedException(); }")]
    public Task Interface_with_a_decorator_or_a_stand_in(string other) => Verify<QueryInLoopAnalyzer>.Members(
        Orders + other + " async Task M(IOrders orders, List<int> ids) { foreach (var id in ids) await orders.[|Get|](id); }");

    [Theory]
    [InlineData("async Task M(List<int> ids) { foreach (var some in ids.Batch(100)) await db.Orders.Where(o => some.Contains(o.Id)).ToListAsync(); }")]
    [InlineData("async Task M() { foreach (var one in missing.GroupBy(m => m).Take(3).ToList()) await db.Orders.FirstAsync(o => o.Id == one.Key); }")]
    [InlineData("async Task M() { await foreach (var one in missing.ReadAllAsync()) await db.Orders.CountAsync(); }")]
    public Task Sources_that_do_not_bind(string members) => Verify<QueryInLoopAnalyzer>.Unfinished(members);

    [Fact]
    public Task Elements_of_a_source_that_does_not_bind() => Verify<QueryInLoopAnalyzer>.Unfinished(
        "async Task M() { foreach (var one in missing.All()) await db.Orders.[|CountAsync|](); }");

    [Fact]
    public async Task A_double_in_the_tests_hides_nothing()
    {
        string source = Verify<QueryInLoopAnalyzer>.InClass(
            "public virtual Order? Of(int id) => db.Orders.Find(id); void M(List<int> ids) { foreach (var id in ids) Of(id); }");
        Compilation compilation = SourceCompilation.Of(source).AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            "class Double : C { public override Order? Of(int id) => null; }", SourceCompilation.ParseOptions, "tests/Double.cs"));
        var found = await AnalyzerRun.Of(compilation, [new QueryInLoopAnalyzer()]);
        Assert.Equal("SMRT101", Assert.Single(found).Id);
    }

    [Fact]
    public async Task The_message_names_the_chain_and_the_loop()
    {
        var found = await Verify<QueryInLoopAnalyzer>.Run(Verify<QueryInLoopAnalyzer>.InClass(
            "Task<Order> A(int id) => B(id); Task<Order> B(int id) => db.Orders.FirstAsync(o => o.Id == id); async Task M(List<int> ids) { foreach (var id in ids) await A(id); }"));
        Assert.Equal("'A' runs a query for each iteration of 'foreach (var id in ids)' (C.A → C.B → FirstAsync)", Assert.Single(found).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Seeding_is_reported_lower()
    {
        var found = await Verify<QueryInLoopAnalyzer>.Run(Verify<QueryInLoopAnalyzer>.InClass(
            "async Task SeedOrders(List<int> ids) { foreach (var id in ids) await db.Orders.FindAsync(id); }"));
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(found).Severity);
    }

    [Fact]
    public Task Seeding_can_be_left_out() => Verify<QueryInLoopAnalyzer>.Members(
        "async Task SeedOrders(List<int> ids) { foreach (var id in ids) await db.Orders.FindAsync(id); }", ("smrtgen_relaxed_severity", "none"));

    [Fact]
    public Task A_handful_can_be_made_larger() => Verify<QueryInLoopAnalyzer>.Members(
        "async Task M() { for (int i = 0; i < 30; i++) await db.Orders.FindAsync(i); }", ("smrtgen_handful", "50"));

    [Theory]
    [InlineData("void M() { var batch = db.Orders.Where(o => o.Total == 0).Take(100).ToList(); int done = 0; while (batch.Count > 0) { batch.ForEach(o => { o.Total = 1; done++; }); db.SaveChanges(); batch = db.Orders.Where(o => o.Total == 0).Take(100).ToList(); } Console.WriteLine(done); }")]
    [InlineData("void M(List<OrderState> states) { foreach (var state in states) db.Orders.Count(o => o.State == state); }")]
    [InlineData("event Action? Clicked; void Link(Action run) => Clicked += run; void Run() => db.Orders.Count(); void M(List<int> ids) { foreach (var id in ids) Link(Run); }")]
    [InlineData("class CacheHandler { public T Register<T>(string key, Func<T> load) => load(); } void M(List<int> ids, CacheHandler cache) { foreach (var id in ids) cache.Register(\"k\" + id, () => db.Orders.Find(id)); }")]
    [InlineData("void M(List<int> ids) { bool isLoaded = false; int count = 0; foreach (var id in ids) { if (!isLoaded) { count = db.Orders.Count(); isLoaded = true; } Console.WriteLine(id + count); } }")]
    public Task Batches_states_handlers_and_flags(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(List<int> ids) { int at = 0; while (at < ids.Count) { db.Orders.[|Find|](ids[at]); at++; } }")]
    [InlineData("void Each(Action run) => run(); void Run() => db.Orders.Count(); void M(List<int> ids) { foreach (var id in ids) Each([|Run|]); }")]
    [InlineData("void M(List<int> ids, bool isFirst) { foreach (var id in ids) { if (isFirst) db.Orders.[|Find|](id); } }")]
    public Task Counters_groups_and_flags(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Fact]
    public Task Readers_within_readers() => Verify<QueryInLoopAnalyzer>.Members("""
        void Read(DbConnection c, string sql, Action<DbCommand> prepare, Action<DbDataReader> read)
        {
            try { using var command = c.CreateCommand(); command.CommandText = sql; prepare(command); using var reader = command.ExecuteReader(); read(reader); }
            catch (Exception e) { Console.WriteLine(e); }
        }
        DbConnection Open() => new NpgsqlConnection();
        void M(List<int> to) => Read(connection, "select id from orders", c => { }, reader =>
        {
            while (reader.Read())
            {
                using DbConnection second = Open();
                {|SMRT101:Read|}(second, "select id from lines where id = @id", c => { }, inner =>
                {
                    if (inner.Read())
                    {
                        using DbConnection third = Open();
                        {|SMRT101:Read|}(third, "select id from payments where id = @id", c => { }, last => { while (last.Read()) to.Add(3); });
                    }
                });
            }
        });
        """);

    [Theory]
    [InlineData("void M() { var months = new List<string> { \"jan\", \"feb\" }; for (int i = 0; i < months.Count; i++) db.Orders.Count(o => o.CreatedAt.Month == i); }")]
    [InlineData("void M(List<string> names) { for (int i = 0; i < names.Count; i++) db.Customers.[|Count|](c => c.Name == names[i]); }")]
    [InlineData("class Node : IEnumerable<Node> { public int Id; public IEnumerator<Node> GetEnumerator() => throw new(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new(); } void M(Node tree) { foreach (var node in tree) db.Orders.[|Find|](node.Id); }")]
    public Task Lists_that_are_written_down_and_trees(string members) => Verify<QueryInLoopAnalyzer>.Members(members);
}
