using Microsoft.CodeAnalysis.CSharp;
using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Unbounded;

public sealed class SMRT201_UnboundedQueryTests
{
    [Theory]
    [InlineData("Task M() => db.Orders.OrderBy(o => o.Id).Take(20).ToListAsync();")]
    [InlineData("Task M() => db.Orders.FirstOrDefaultAsync();")]
    [InlineData("Task M() => db.Orders.CountAsync();")]
    [InlineData("Task M(int id) => db.Lines.Where(l => l.OrderId == id).ToListAsync();")]
    [InlineData("Task M(List<int> ids) => db.Orders.Where(o => ids.Contains(o.Id)).ToListAsync();")]
    [InlineData("Task M(string name) => db.Customers.Where(c => c.Name == name).ToListAsync();")]
    [InlineData("Task M(DateTime a, DateTime b) => db.Orders.Where(o => o.CreatedAt >= a && o.CreatedAt < b).ToListAsync();")]
    [InlineData("IEnumerable<Order> Old(DateTime d) => db.Orders.Where(o => o.CreatedAt < d).Take(3); void M(DateTime d) { var old = Old(d); old.ToList(); }")]
    [InlineData("Task M(int id) => db.Orders.Where(o => o.Lines.Any(l => l.Id == id)).ToListAsync();")]
    [InlineData("Task M() => db.Orders.GroupBy(o => o.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();")]
    [InlineData("Task M(IQueryable<Order> q) => q.ToListAsync();")]
    [InlineData("interface IRepo<T> { IQueryable<T> Of(int owner); } Task M(IRepo<Order> r) => r.Of(3).ToListAsync();")]
    [InlineData("Task M(int? id) => db.Orders.Where(o => o.CustomerId == id || o.Customer == null).ToListAsync();")]
    [InlineData("Task M(System.Linq.Expressions.Expression<Func<Order, bool>> f) => db.Orders.Where(f).ToListAsync();")]
    [InlineData("IQueryable<Order> Page() => db.Orders.OrderBy(o => o.Id).Take(9); Task M() => Page().ToListAsync();")]
    [InlineData("async Task M() { await foreach (var o in db.Orders.AsAsyncEnumerable()) Console.WriteLine(o); }")]
    [InlineData("Task M(Order o) => db.Entry(o).Collection(x => x.Lines).Query().ToListAsync();")]
    [InlineData("void M(List<Order> all) => all.Where(o => o.Total > 3).ToList();")]
    [InlineData("Task M(int id) => db.Customers.Where(c => db.Orders.Any(o => o.CustomerId == c.Id && o.Id == id)).ToListAsync();")]
    [InlineData("Task M(List<int> ids) => db.Customers.Where(c => ids.Any(i => i == c.Id)).ToListAsync();")]
    [InlineData("void M(int id) { List<int> all = [.. db.Lines.Where(l => l.OrderId == id).Select(l => l.Id)]; }")]
    [InlineData("void M() { var some = db.Orders.AsEnumerable().Select(o => o.Id).Take(9).ToList(); }")]
    [InlineData("class Block { public int LastLevel { get; set; } } class Chain : DbContext { public DbSet<Block> Blocks => Set<Block>(); } Task M(Chain chain, int level) => chain.Blocks.Where(b => b.LastLevel == level).ToListAsync();")]
    [InlineData("class Row { public int Id { get; set; } } static readonly Row First = new(); Task M() => db.Lines.Where(l => l.OrderId == First.Id).ToListAsync();")]
    [InlineData("void M(int id) { foreach (var g in db.Lines.Where(l => l.OrderId == id).AsEnumerable().GroupBy(l => l.Sku)) Console.WriteLine(g.Key); }")]
    [InlineData("enum Partner { A, B } class Link { public Partner PartnerId { get; set; } } class Net : DbContext { public DbSet<Link> Links => Set<Link>(); } Task M(Net net, Partner p) => net.Links.Where(l => l.PartnerId == p).ToListAsync();")]
    [InlineData("IQueryable<Order> Of(IQueryable<Order> q, int id) => q.Where(o => o.CustomerId == id); Task M(int id) => Of(db.Orders, id).ToListAsync();")]
    [InlineData("IQueryable<Order> Page(IQueryable<Order> q) { q = q.OrderBy(o => o.Id); return q.Take(9); } Task M() => Page(db.Orders).ToListAsync();")]
    [InlineData("Task M(object by) => db.Orders.Sieved(by).ToListAsync();")]
    [InlineData("IQueryable<Order> Of(IQueryable<Order> q, Func<IQueryable<Order>, IQueryable<Order>> f) => f(q); Task M(Func<IQueryable<Order>, IQueryable<Order>> f) => Of(db.Orders, f).ToListAsync();")]
    public Task Bounded(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("Task M() => db.Orders.[|ToListAsync|]();")]
    [InlineData("Task M() => db.Orders.AsNoTracking().Include(o => o.Customer).OrderBy(o => o.Id).[|ToArrayAsync|]();")]
    [InlineData("Task M() => db.Orders.Where(o => o.State == OrderState.Open).Select(o => o.Id).[|ToListAsync|]();")]
    [InlineData("Task M(string part) => db.Customers.Where(c => c.Name.Contains(part) && c.IsActive).[|ToListAsync|]();")]
    [InlineData("Task M(DateTime old) => db.Orders.Where(o => o.CreatedAt < old).[|ToListAsync|]();")]
    [InlineData("void M() { var d = db.Customers.[|ToDictionary|](c => c.Id); }")]
    [InlineData("void M() { foreach (var o in [|db.Orders|]) Console.WriteLine(o); }")]
    [InlineData("Task M() => db.Orders.Decompiled().[|ToListAsync|]();")]
    [InlineData("string M() => string.Join(',', [|db.Customers.Select(c => c.Name)|]);")]
    [InlineData("Task M(bool all) { var q = db.Orders.AsQueryable(); if (!all) q = q.Where(o => o.Total > 0); return q.[|ToListAsync|](); }")]
    [InlineData("IEnumerable<Order> Old(DateTime d) => db.Orders.Where(o => o.CreatedAt < d); void M(DateTime d) { var old = Old(d); old.[|ToList|](); }")]
    [InlineData("IQueryable<Order> Open() => db.Orders.Where(o => o.State == OrderState.Open); Task M() => Open().[|ToListAsync|]();")]
    [InlineData("void M(DateTime old) { db.Orders.[|RemoveRange(db.Orders.Where(o => o.CreatedAt < old))|]; }")]
    [InlineData("interface IRepo<T> { IQueryable<T> Query(); } Task M(IRepo<Order> r) => r.Query().Where(o => o.State == OrderState.Open).[|ToListAsync|]();")]
    [InlineData("Task M() => db.Customers.Where(c => db.Orders.Any(o => o.CustomerId == c.Id)).[|ToListAsync|]();")]
    [InlineData("IQueryable<Order> Open(IQueryable<Order> q) => q.Where(o => o.State == OrderState.Open); Task M() => Open(db.Orders).Select(o => o.Id).[|ToListAsync|]();")]
    [InlineData("IQueryable<Order> Open(IQueryable<Order> q, bool all) { if (!all) q = q.Where(o => o.State == OrderState.Open); return Sorted(q); } IQueryable<Order> Sorted(IQueryable<Order> q) => q.OrderBy(o => o.Id); Task M() => Open(db.Orders, true).[|ToListAsync|]();")]
    [InlineData("void M() { List<int> all = [[|.. db.Orders.AsEnumerable().Select(o => o.Id)|]]; }")]
    [InlineData("void M() { var all = db.Orders.AsEnumerable().Select(o => o.Id).[|ToList|](); }")]
    [InlineData("interface IContext { DbSet<T> Set<T>() where T : class; } class Store<T>(IContext c) where T : class { public IQueryable<T> All() => c.Set<T>(); } void M(Store<Order> s) => s.All().[|ToList|]();")]
    [InlineData("void M() { foreach (var g in [|db.Orders.AsEnumerable().Where(o => o.Total > 3).GroupBy(o => o.CustomerId)|]) Console.WriteLine(g.Key); }")]
    [InlineData("class Status { public static readonly Status Active = new(); public int StatusId { get; set; } } class Lot { public int StatusId { get; set; } } class Land : DbContext { public DbSet<Lot> Lots => Set<Lot>(); } Task M(Land land) => land.Lots.Where(l => l.StatusId == Status.Active.StatusId).[|ToListAsync|]();")]
    public Task Unbounded(string members) => Verify<UnboundedQueryAnalyzer>.Members(members.Replace("[|RemoveRange(db.Orders.Where(o => o.CreatedAt < old))|]", "RemoveRange([|db.Orders.Where(o => o.CreatedAt < old)|])", StringComparison.Ordinal));

    [Theory]
    [InlineData("Task M(int? id) { var q = db.Orders.AsQueryable(); if (id != null) q = q.Where(o => o.CustomerId == id); else q = q.Take(9); return q.ToListAsync(); }")]
    [InlineData("Task M(int? id) { if (id == null) throw new ArgumentException(); var q = db.Orders.AsQueryable(); if (id != null) q = q.Where(o => o.CustomerId == id); return q.ToListAsync(); }")]
    [InlineData("async Task<List<Order>> M(int? id) { var q = db.Orders.AsQueryable(); if (id != null) q = q.Where(o => o.CustomerId == id); else return []; return await q.ToListAsync(); }")]
    [InlineData("async Task<List<Order>> M(int? id) { if (id != null) return await db.Orders.Where(o => o.CustomerId == id).ToListAsync(); return []; }")]
    [InlineData("Task Of(int? id) { var q = db.Orders.AsQueryable(); if (id != null) q = q.Where(o => o.CustomerId == id); return q.ToListAsync(); } Task M(int id) => Of(id);")]
    [InlineData("IQueryable<Order> Of(IQueryable<Order> q, int? id) { if (id == null) return q; return q.Where(o => o.CustomerId == id); } Task M(int id) => Of(db.Orders, id).ToListAsync();")]
    [InlineData("IQueryable<Order> Of(IQueryable<Order> q, int? id) { if (id != null) q = q.Where(o => o.CustomerId == id); return q; } Task M() => Of(db.Orders, 3).ToListAsync();")]
    [InlineData("class Page { public int Size { get; set; } = 20; } Task M(Page page) => db.Orders.OrderBy(o => o.Id).Take(page.Size).ToListAsync();")]
    [InlineData("class Page { public int Size { get; set; } = 20; } Task M(Page page) { var q = db.Orders.AsQueryable(); if (page.Size > 0) q = q.Take(page.Size); return q.ToListAsync(); }")]
    [InlineData("Task M(int take = 20) { var q = db.Orders.AsQueryable(); if (take > 0) q = q.Take(take); return q.ToListAsync(); }")]
    [InlineData("class Search { public int? CustomerId { get; set; } } Task Of(Search s) { var q = db.Orders.AsQueryable(); if (s.CustomerId != null) q = q.Where(o => o.CustomerId == s.CustomerId); return q.ToListAsync(); } Task M(int id) => Of(new Search { CustomerId = id });")]
    [InlineData("bool Busy() => true; Task M(int id) { var q = db.Orders.AsQueryable(); if (Busy()) q = q.Where(o => o.CustomerId == id); return q.ToListAsync(); }")]
    [InlineData("static IQueryable<Order> Of(IQueryable<Order> q, System.Linq.Expressions.Expression<Func<Order, bool>> f, bool when) => when ? q.Where(f) : q; Task M(int id) => Of(db.Orders, o => o.CustomerId == id, true).ToListAsync();")]
    [InlineData("int? own; Task M() { var q = db.Orders.AsQueryable(); if (own != null) q = q.Where(o => o.CustomerId == own); return q.ToListAsync(); }")]
    [InlineData("Task Of(int? a, int? b) { var q = db.Orders.AsQueryable(); if (a != null) q = q.Where(o => o.CustomerId == a); if (b != null) q = q.Where(o => o.Id == b); return q.ToListAsync(); } Task M(int id) => Of(id, null); Task N(int id) => Of(null, id);")]
    public Task Given_or_bounded_otherwise(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("Task M(int? id) { var q = db.Orders.AsQueryable(); if (id != null) q = q.Where(o => o.CustomerId == id); return q.[|ToListAsync|](); }")]
    [InlineData("Task M(int? take) { var q = db.Orders.OrderBy(o => o.Id).AsQueryable(); if (take is { } n) q = q.Take(n); return q.[|ToListAsync|](); }")]
    [InlineData("Task M(int take = 0) { var q = db.Orders.AsQueryable(); if (take > 0) q = q.Take(take); return q.[|ToListAsync|](); }")]
    [InlineData("Task M(string? name) { var q = db.Customers.AsQueryable(); if (!string.IsNullOrWhiteSpace(name)) q = q.Where(c => c.Name == name); return q.[|ToListAsync|](); }")]
    [InlineData("Task M(List<int>? ids) { var q = db.Orders.AsQueryable(); if (ids?.Any() == true) q = q.Where(o => ids.Contains(o.Id)); return q.[|ToListAsync|](); }")]
    [InlineData("Task M(int? id) { var q = id.HasValue ? db.Orders.Where(o => o.CustomerId == id) : db.Orders; return q.[|ToListAsync|](); }")]
    [InlineData("IQueryable<Order> Of(IQueryable<Order> q, int? id) { if (id == null) return q; return q.Where(o => o.CustomerId == id); } Task M(int? id) => Of(db.Orders, id).[|ToListAsync|]();")]
    [InlineData("IQueryable<Order> Of(IQueryable<Order> q, int? id) { if (id != null) q = q.Where(o => o.CustomerId == id); return q; } Task M(int? id) => Of(db.Orders, id).[|ToListAsync|]();")]
    [InlineData("class Search { public int? CustomerId { get; set; } } Task M(Search s) { var q = db.Orders.AsQueryable(); if (s.CustomerId != null) q = q.Where(o => o.CustomerId == s.CustomerId); return q.[|ToListAsync|](); }")]
    [InlineData("class Page { public int Size { get; set; } } Task M(Page? page) { var q = db.Orders.AsQueryable(); if (page != null) q = q.Take(page.Size); return q.[|ToListAsync|](); }")]
    [InlineData("class Search { public int? CustomerId { get; set; } } Task Of(Search s) { var q = db.Orders.AsQueryable(); if (s.CustomerId != null) q = q.Where(o => o.CustomerId == s.CustomerId); return q.[|ToListAsync|](); } Task M() => Of(new Search());")]
    [InlineData("class Search { public int? CustomerId { get; set; } public IQueryable<Order> On(IQueryable<Order> q) { if (CustomerId != null) q = q.Where(o => o.CustomerId == CustomerId); return q; } } Task M(Search s) => s.On(db.Orders).[|ToListAsync|]();")]
    [InlineData("static IQueryable<Order> Of(IQueryable<Order> q, System.Linq.Expressions.Expression<Func<Order, bool>> f, bool when) => when ? q.Where(f) : q; Task M(int? id) => Of(db.Orders, o => o.CustomerId == id, id != null).[|ToListAsync|]();")]
    [InlineData("Task Of(int? id = null) { var q = db.Orders.AsQueryable(); if (id != null) q = q.Where(o => o.CustomerId == id); return q.[|ToListAsync|](); } Task M() => Of();")]
    [InlineData("class Options { public Func<IQueryable<Order>, IQueryable<Order>>? With { get; set; } } IQueryable<Order> Of(IQueryable<Order> q, Options? o) { if (o == null) return q; if (o.With != null) q = o.With(q); return q.AsNoTracking(); } Task M(Options? o = null) => Of(db.Orders, o).[|ToListAsync|]();")]
    [InlineData("Task M(DateTime? a, DateTime? b) { var q = db.Orders.AsQueryable(); if (a != null) q = q.Where(o => o.CreatedAt >= a); if (b != null) q = q.Where(o => o.CreatedAt < b); return q.[|ToListAsync|](); }")]
    [InlineData("class Page { public int Size { get; set; } } class Options(Page? page = null) { public Page? Page { get; set; } = page; } IQueryable<Order> Of(IQueryable<Order> q, Options? o) { if (o == null) return q; if (o.Page != null) q = q.Take(o.Page.Size); return q; } Task M(Options? o = null) => Of(db.Orders, o).[|ToListAsync|](); Task N() => M(); Task K() => M(new Options(new Page()));")]
    [InlineData("class Tree { public int? CustomerId { get; set; } public Tree? Inner { get; set; } } Task M(Tree t) { var q = db.Orders.AsQueryable(); if (t.CustomerId != null) q = q.Where(o => o.CustomerId == t.CustomerId); return q.[|ToListAsync|](); } Tree Copy(Tree t) => new Tree { CustomerId = t.CustomerId, Inner = Copy(new Tree { CustomerId = t.Inner!.CustomerId }) }; Tree Empty() => new Tree();")]
    public Task Bounded_only_when_the_caller_asks(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("Task M() => db.Orders.Where(o => o.CreatedAt > DateTime.UtcNow.AddDays(-7)).ToListAsync();")]
    [InlineData("Task M() { var since = DateTime.UtcNow.AddDays(-7); return db.Orders.Where(o => o.CreatedAt > since && o.Total > 0).ToListAsync(); }")]
    [InlineData("Task M(DateTime a, DateTime b) => db.Orders.Where(o => o.CreatedAt >= a).Where(o => o.CreatedAt < b).ToListAsync();")]
    [InlineData("static readonly System.Linq.Expressions.Expression<Func<Order, bool>> First = o => o.Id == 1; Task M() => db.Orders.Where(First).ToListAsync();")]
    [InlineData("System.Linq.Expressions.Expression<Func<Order, bool>> Of(int id) => o => o.CustomerId == id; Task M(int id) => db.Orders.Where(Of(id)).ToListAsync();")]
    [InlineData("IQueryable<T> By<T>(System.Linq.Expressions.Expression<Func<T, bool>> f) where T : class => db.Set<T>().Where(f); Task M(int id) => By<Order>(o => o.CustomerId == id).ToListAsync();")]
    [InlineData("System.Linq.Expressions.Expression<Func<Order, bool>> Any { get; set; } = o => true; Task M() => db.Orders.Where(Any).ToListAsync();")]
    [InlineData("class Store<T>(ShopContext db, System.Linq.Expressions.Expression<Func<T, bool>> own) where T : class { public Task All() => db.Set<T>().Where(own).ToListAsync(); }")]
    public Task Filters_that_are_kept_elsewhere_and_bound(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("static readonly System.Linq.Expressions.Expression<Func<Order, bool>> Open = o => o.State == OrderState.Open; Task M() => db.Orders.Where(Open).[|ToListAsync|]();")]
    [InlineData("static System.Linq.Expressions.Expression<Func<Order, bool>> Open => o => o.State == OrderState.Open; Task M() => db.Orders.Where(Open).[|ToListAsync|]();")]
    [InlineData("static System.Linq.Expressions.Expression<Func<Order, bool>> Open() => o => o.State == OrderState.Open; Task M() => db.Orders.Where(Open()).[|ToListAsync|]();")]
    [InlineData("IQueryable<T> By<T>(System.Linq.Expressions.Expression<Func<T, bool>> f) where T : class => db.Set<T>().Where(f); Task M() => By<Order>(o => o.Total > 0).[|ToListAsync|]();")]
    [InlineData("Task M() { System.Linq.Expressions.Expression<Func<Order, bool>> f = o => o.Total > 0; return db.Orders.Where(f).[|ToListAsync|](); }")]
    [InlineData("Task M() => db.Orders.Where(o => o.CreatedAt > DateTime.UtcNow).[|ToListAsync|]();")]
    [InlineData("Task M() => db.Orders.Where(o => o.CreatedAt < DateTime.UtcNow.AddDays(-7)).[|ToListAsync|]();")]
    [InlineData("Task M(int? id) => db.Orders.Where(o => id == null || o.CustomerId == id).[|ToListAsync|]();")]
    [InlineData("Task M(bool all, int id) => db.Orders.Where(o => all ? true : o.CustomerId == id).[|ToListAsync|]();")]
    public Task Filters_that_are_kept_elsewhere(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("class Store { readonly IQueryable<Order> all; public Store(ShopContext c, int id) { all = c.Orders.Where(o => o.CustomerId == id); } public Task All() => all.ToListAsync(); }")]
    [InlineData("class Store { readonly IQueryable<Order> all; public Store(IQueryable<Order> all) { this.all = all; } public Task All() => all.ToListAsync(); }")]
    [InlineData("class Store { IQueryable<Order> all; public Store(ShopContext c) { all = c.Orders; } public Task All() => all.ToListAsync(); }")]
    [InlineData("class Base<T> where T : class { readonly IQueryable<T> all; protected Base(ShopContext c, IQueryable<T> all) { this.all = all; } public Task All() => all.ToListAsync(); } class Own : Base<Order> { public Own(ShopContext c) : base(c, c.Orders.Take(9)) { } }")]
    public Task Kept_queries_that_may_be_bounded(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("class Store { readonly IQueryable<Order> all; public Store(ShopContext c) { all = c.Orders.Include(o => o.Lines); } public Task All() => all.[|ToListAsync|](); }")]
    [InlineData("class Store(ShopContext c) { readonly IQueryable<Order> all = c.Orders.AsNoTracking(); public Task All() => all.[|ToListAsync|](); }")]
    [InlineData("class Store { IQueryable<Order> All { get; } public Store(ShopContext c) { All = c.Orders; } public Task List() => All.Where(o => o.Total > 0).[|ToListAsync|](); }")]
    [InlineData("class Base<T> where T : class { readonly IQueryable<T> all; protected Base(ShopContext c, DbSet<T> set) : this(c, set, set) { } protected Base(ShopContext c, DbSet<T> set, IQueryable<T> all) { this.all = all; } public Task All() => all.[|ToListAsync|](); } class Own : Base<Order> { public Own(ShopContext c) : base(c, c.Orders, c.Orders.Include(o => o.Lines)) { } }")]
    public Task Kept_queries(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Fact]
    public Task A_condition_on_a_local_made_from_itself() => Verify<UnboundedQueryAnalyzer>.Unfinished(
        "Task M(int id) { string s = s.Trim(); var q = db.Orders.AsQueryable(); if (s != null) q = q.Where(o => o.CustomerId == id); return q.ToListAsync(); }");

    [Fact]
    public async Task Members_of_extension_blocks()
    {
        CSharpCompilation latest = SourceCompilation.Of(Verify<UnboundedQueryAnalyzer>.InClass(
            "Task M() => db.Orders.Open().ToListAsync(); Task N(int id) => db.Orders.Of(id).Open().ToListAsync();"));
        const string Queries = """
            static class Queries
            {
                extension(IQueryable<Order> orders)
                {
                    public IQueryable<Order> Open() => orders.Where(o => o.State == OrderState.Open);
                    public IQueryable<Order> Of(int id) => orders.Where(o => o.CustomerId == id);
                }
            }
            """;
        CSharpParseOptions preview = SourceCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.Preview);
        CSharpCompilation compilation = latest.RemoveAllSyntaxTrees().AddSyntaxTrees(
        [
            .. latest.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), preview, tree.FilePath)),
            CSharpSyntaxTree.ParseText(Queries, preview, "Queries.cs"),
        ]);
        SourceCompilation.AssertCompiles(compilation);
        var found = await AnalyzerRun.Of(compilation, [new UnboundedQueryAnalyzer()]);
        Assert.Equal(7, Assert.Single(found).Location.GetLineSpan().StartLinePosition.Line + 1);
    }

    [Theory]
    [InlineData("Task M() => shop.Products.Where(p => p.CategoryId == 3).Take(20).ToListAsync();")]
    [InlineData("Task M() => shop.Products.Where(p => p.CategoryId == 3).Unbounded(\"export\").ToListAsync();")]
    [InlineData("Task M() => shop.Categories.Where(p => p.CategoryId == 3).ToListAsync();")]
    [InlineData("Task M(SmrtGen.Query<Product, ProductColumns> q) => q.ToListAsync();")]
    public Task SmrtGen_bounded(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Fact]
    public Task SmrtGen_unbounded() =>
        Verify<UnboundedQueryAnalyzer>.Members("Task M() => shop.Products.Where(p => p.CategoryId == 3).[|ToListAsync|]();");

    [Fact]
    public Task Small_types_can_be_named() =>
        Verify<UnboundedQueryAnalyzer>.Members("Task M() => db.Customers.ToListAsync();", ("smrtgen_small_types", "Country, Customer"));

    [Theory]
    [InlineData("void M(string? name) { var q = db.Customers.AsQueryable(); if (Given(name)) q = q.Where(c => c.Name == name); q.[|ToList|](); } static bool Given(string? text) => !string.IsNullOrEmpty(text);")]
    [InlineData("void M(Search s) { var q = db.Customers.AsQueryable(); if (s.HasName) q = q.Where(c => c.Name == s.Name); q.[|ToList|](); } class Search { public string? Name { get; set; } public bool HasName => !string.IsNullOrEmpty(Name); }")]
    [InlineData("void M(Search s) { var q = db.Orders.AsQueryable(); if (s.OnlyMine) q = q.Where(o => o.CustomerId == s.Me); q.[|ToList|](); } class Search { public bool OnlyMine { get; set; } public int Me { get; set; } }")]
    [InlineData("void M(Search s) { var ids = Parse(s.Ids); var q = db.Orders.AsQueryable(); if (ids.Any()) q = q.Where(o => ids.Contains(o.Id)); q.[|ToList|](); } static List<int> Parse(string? text) => new(); class Search { public string? Ids { get; set; } }")]
    [InlineData("void M(string? from) { var q = db.Orders.AsQueryable(); if (int.TryParse(from, out var id)) q = q.Where(o => o.CustomerId == id); q.[|ToList|](); }")]
    [InlineData("void M(string? name) => Base(name).[|ToList|](); IQueryable<Customer> All(string? name) => name == null ? db.Customers : db.Customers.Where(c => c.Name == name); IQueryable<Customer> Base(string? name) => All(name).OrderBy(c => c.Id);")]
    [InlineData("async Task<IQueryable<Customer>> All() { await Task.Yield(); return db.Customers; } async Task M() { var q = await All(); await q.[|ToListAsync|](); }")]
    [InlineData("IQueryable<Order> By(System.Linq.Expressions.Expression<Func<Order, bool>> filter) => db.Orders.Where(filter); IQueryable<Order> Open(int? min) => min is null ? By(o => o.State == OrderState.Open) : By(o => o.State == OrderState.Open && o.Total > min); void M(int? min) => Open(min).[|ToList|]();")]
    public Task Conditions_that_members_ask_for_the_caller(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(string name) { var q = db.Customers.AsQueryable(); if (Busy()) q = q.Where(c => c.Name == name); q.ToList(); } static bool Busy() => Environment.TickCount > 3;")]
    [InlineData("void M(Search s) { var q = db.Orders.AsQueryable(); if (s.OnlyMine) q = q.Where(o => o.CustomerId == s.Me); q.ToList(); } void All() => M(new Search { OnlyMine = true }); class Search { public bool OnlyMine { get; set; } public int Me { get; set; } }")]
    [InlineData("void M(string? a) { var name = a?.ToLower(); if (name != null) db.Customers.Where(c => name == null || c.Name == name).ToList(); }")]
    [InlineData("async Task<IQueryable<Order>> Of(int customer) { await Task.Yield(); return db.Orders.Where(o => o.CustomerId == customer); } async Task M() { var q = await Of(3); await q.ToListAsync(); }")]
    [InlineData("IQueryable<Order> By(System.Linq.Expressions.Expression<Func<Order, bool>> filter) => db.Orders.Where(filter); IQueryable<Order> Of(int? id) => id is null ? By(o => o.Id == 3) : By(o => o.Id == id); void M(int? id) => Of(id).ToList();")]
    public Task Conditions_that_members_decide(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(int kind, int id) { IQueryable<Order> q = db.Orders; switch (kind) { case 1: q = q.Where(o => o.CustomerId == id); q.ToList(); break; default: q.[|ToList|](); break; } }")]
    [InlineData("bool Busy() => true; void M(int id) { IQueryable<Order> q = db.Orders; if (Busy()) { q = q.Where(o => o.CustomerId == id); q.ToList(); } else { q.[|ToList|](); } }")]
    [InlineData("void M() { IQueryable<Order> q = db.Orders; q.[|ToList|](); q = q.Take(3); q.ToList(); }")]
    [InlineData("bool Busy() => true; void M() { IQueryable<Order> q = db.Orders; while (Busy()) { q.ToList(); q = q.Take(3); } }")]
    [InlineData("void M() { IQueryable<Order> q = db.Orders; Action list = () => q.ToList(); q = q.Take(3); list(); }")]
    public Task What_the_query_is_by_then(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("HashSet<int> M() => new([|db.Orders.Select(o => o.Id)|]);")]
    [InlineData("DbSet<Order> Of(ShopContext context) => context.Orders; void M() => Of(db).AsEnumerable().Select(o => o.Id).[|ToList|]();")]
    [InlineData("HashSet<int> M(int id) => new(db.Orders.Where(o => o.CustomerId == id).Select(o => o.Id));")]
    [InlineData("void M() { var yesterday = DateTime.UtcNow.AddDays(-1).Ticks; db.Orders.Where(o => o.CreatedAt.Ticks > yesterday).ToList(); }")]
    [InlineData("void M() { var start = Age.ToStamp(DateTime.Today.AddDays(-9)); db.Orders.Where(o => o.Id >= start).ToList(); } static class Age { public static long ToStamp(DateTime time) => time.Ticks; }")]
    [InlineData("void M(int line) => db.Orders.Where(o => o.State == OrderState.Open && (from l in db.Lines where l.Id == line && l.OrderId == o.Id select 1).Any()).ToList();")]
    [InlineData("void M() => db.Orders.Where(o => (from l in db.Lines where l.OrderId == o.Id select 1).Any()).[|ToList|]();")]
    [InlineData("public async Task<List<Order>> M(DateTime? from, DateTime? to) { var q = db.Orders.AsNoTracking().AsQueryable(); if (from.HasValue) q = q.Where(o => o.CreatedAt >= from.Value.ToUniversalTime()); if (to.HasValue) q = q.Where(o => o.CreatedAt <= to.Value.ToUniversalTime()); return await q.OrderBy(o => o.Id).[|ToListAsync|](); } async Task N(DateTime start) { var end = start.AddDays(1); await M(start, end); } Task A(DateTime? from = null, DateTime? to = null) => M(from, to); public Task Get(DateTime? from, DateTime? to) => A(from, to);")]
    public Task Collections_sets_and_times(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M() => await db.Orders.AsAsyncEnumerable().[|ToListAsync|]();")]
    [InlineData("async Task M(int id) => await db.Orders.AsAsyncEnumerable().Where(o => o.CustomerId == id).[|ToListAsync|]();")]
    [InlineData("async Task M() { await foreach (var o in db.Orders.AsAsyncEnumerable()) Console.WriteLine(o.Id); }")]
    [InlineData("async Task M(int id) => await db.Orders.Where(o => o.CustomerId == id).AsAsyncEnumerable().ToListAsync();")]
    public Task Asynchronous_sequences(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("Task M(Ardalis.Specification.IReadRepositoryBase<Order> orders, CancellationToken stop) => orders.[|ListAsync|](stop);")]
    [InlineData("Task M(Ardalis.Specification.IReadRepositoryBase<Order> orders, Ardalis.Specification.ISpecification<Order> open) => orders.ListAsync(open);")]
    [InlineData("Task M(Volo.Abp.Domain.Repositories.IRepository<Order, int> orders) => orders.[|GetListAsync|](includeDetails: true);")]
    [InlineData("Task M(Volo.Abp.Domain.Repositories.IRepository<Order, int> orders) => orders.[|GetListAsync|](o => o.State == OrderState.Open);")]
    [InlineData("Task M(Volo.Abp.Domain.Repositories.IRepository<Order, int> orders, int id) => orders.GetListAsync(o => o.CustomerId == id);")]
    public Task Repositories_of_packages(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("Task M(OrderState s) => db.Orders.Where(o => o.State == s).ToListAsync();")]
    [InlineData("enum Kind { A } class Item { public Kind KindId { get; set; } } class Net : DbContext { public DbSet<Item> Items => Set<Item>(); } Task M(Net net, Kind k) => net.Items.Where(l => l.KindId == k).ToListAsync();")]
    [InlineData("Task M(List<OrderState> some) => db.Orders.Where(o => some.Contains(o.State)).ToListAsync();")]
    [InlineData("Task M(int id) => db.Lines.Where(l => EF.Property<int>(l, \"OrderId\") == id).ToListAsync();")]
    [InlineData("Task M(string name) => db.Orders.Where(o => o.Customer!.Name == name || o.Lines.FirstOrDefault(l => l.Sku == name) != null).ToListAsync();")]
    [InlineData("Task All(OrderState? s) { var q = db.Orders.AsQueryable(); if (s.HasValue) q = q.Where(o => o.State == s); return q.ToListAsync(); } void Page(string text) { OrderState? s; if (text == \"open\") { s = OrderState.Open; } else { s = OrderState.Closed; } All(s); }")]
    public Task States_that_the_caller_names(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("Task M() { var some = new[] { OrderState.Open }; return db.Orders.Where(o => some.Contains(o.State)).[|ToListAsync|](); }")]
    [InlineData("Task M(bool active) => db.Customers.Where(c => c.IsActive == active).[|ToListAsync|]();")]
    [InlineData("static readonly OrderState Open = OrderState.Open; Task M() => db.Orders.Where(o => o.State == Open).[|ToListAsync|]();")]
    [InlineData("Task M() => db.Orders.Where(o => o.Lines.FirstOrDefault(l => l.Sku != \"\") != null).[|ToListAsync|]();")]
    [InlineData("Task All(OrderState? s) { var q = db.Orders.AsQueryable(); if (s.HasValue) q = q.Where(o => o.State == s); return q.[|ToListAsync|](); } void Page(string text) { OrderState? s = null; if (text != \"\") { s = OrderState.Open; } All(s); }")]
    [InlineData("Task All(OrderState? s) { var q = db.Orders.AsQueryable(); if (s.HasValue) q = q.Where(o => o.State == s); return q.[|ToListAsync|](); } void Page(int at) { OrderState? s = at > 0 ? OrderState.Open : null; All(s); }")]
    [InlineData("Task M() => db.Lines.Where(l => EF.Property<int>(l, \"Kind\") == 3).[|ToListAsync|]();")]
    public Task States_and_flags(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    private const string Messages = """
        interface IHandler<TRequest, T> { Task<T> Handle(TRequest request); }
        abstract class Handler<TRequest, T> : IHandler<TRequest, T> { public Task<T> Handle(TRequest request) => Answer(request); protected abstract Task<T> Answer(TRequest request); }
        interface IMediator { Task<object> Send(object request); }
        class Search { public int? Customer { get; set; } public int? Line { get; set; } public bool OpenOnly { get; set; } public int? Limit { get; set; } }

        """;

    [Theory]
    [InlineData("", true)]
    [InlineData("Task Of(IMediator m, int id) => m.Send(new Search { Customer = id }); Task By(IMediator m, int id) => m.Send(new Search { Line = id });", false)]
    [InlineData("Task Of(IMediator m, int id) => m.Send(new Search { Customer = id }); Task All(IMediator m) => m.Send(new Search());", true)]
    public Task Messages_that_a_base_class_hands_on(string senders, bool isUnbounded) => Verify<UnboundedQueryAnalyzer>.Members($$"""
        {{Messages}}{{senders}}
        class Found(ShopContext db) : Handler<Search, List<Order>>
        {
            protected override Task<List<Order>> Answer(Search request)
            {
                var orders = db.Orders.AsQueryable();
                if (request.Customer.HasValue)
                    orders = orders.Where(o => o.CustomerId == request.Customer);
                if (request.Line.HasValue)
                    orders = orders.Where(o => o.Lines.Any(l => l.Id == request.Line.Value));
                return orders.{{(isUnbounded ? "[|ToListAsync|]" : "ToListAsync")}}();
            }
        }
        """);

    [Fact]
    public Task Pages_that_a_member_leaves_out() => Verify<UnboundedQueryAnalyzer>.Source($$"""
        #nullable enable
        {{Messages}}
        static class Orders
        {
            public static readonly OrderState[] States = { OrderState.Open };
            public static IQueryable<Order> Limit(this IQueryable<Order> query, int? limit) { if (limit.HasValue) { return query.Take(limit.Value); } else { return query; } }
            public static IQueryable<Order> GetAll(this IQueryable<Order> query, bool all, bool lines, int? customer = null)
            {
                IQueryable<Order> start = query;
                if (customer.HasValue)
                {
                    start = start.Where(o => o.CustomerId == customer);
                }
                if (all)
                {
                    start = query.IgnoreQueryFilters();
                }
                IQueryable<Order> result;
                if (lines)
                {
                    result = start.Include(o => o.Lines);
                }
                else
                {
                    result = start.AsNoTracking();
                }
                return result;
            }
        }
        class Found(ShopContext db) : Handler<Search, List<Order>>
        {
            protected override Task<List<Order>> Answer(Search request)
            {
                var query = db.Orders.OrderBy(o => o.Id).Limit(request.Limit);
                if (request.OpenOnly)
                    query = query.Where(o => Orders.States.Contains(o.State));
                return query.[|ToListAsync|]();
            }
        }
        class All(ShopContext db) : Handler<Search, List<Order>>
        {
            protected override Task<List<Order>> Answer(Search request) => db.Orders.GetAll(request.OpenOnly, request.OpenOnly).[|ToListAsync|]();
        }
        """);

    [Fact]
    public Task Windows_that_begin_some_days_ago() => Verify<UnboundedQueryAnalyzer>.Members(
        "DateTime Today => DateTime.UtcNow.Date; Task M(int days) { var start = Today.AddDays(-days + 1); return db.Orders.Where(o => o.CreatedAt >= start).ToListAsync(); }");

    [Theory]
    [InlineData("void M() => db.Orders.Where(o => o.CustomerId == 3).[|ToList|]();")]
    [InlineData("static readonly int[] Chosen = { 1, 2 }; void M() => db.Orders.Where(o => Chosen.Contains(o.CustomerId)).[|ToList|]();")]
    [InlineData("void M(List<string> names) => db.Customers.Where(c => names.All(n => n != c.Name)).[|ToList|]();")]
    [InlineData("void M(int? id) { System.Linq.Expressions.Expression<Func<Order, bool>> filter = id == null ? o => true : o => o.Id == id; db.Orders.Where(filter).[|ToList|](); }")]
    [InlineData("void M(Search s) { var q = db.Orders.AsQueryable(); if (s.Ids.Any()) q = q.Where(o => s.Ids.Contains(o.Id)); q.[|ToList|](); } class Search { public List<int> Ids { get; set; } = new List<int>(); }")]
    [InlineData("void M(int? id, int? line) { var q = db.Orders.AsQueryable(); if (id != null) { q = q.Where(o => o.Id == id); } else if (line != null) { q = q.Where(o => o.Lines.Any(l => l.Id == line)); } q.[|ToList|](); }")]
    public Task Constants_exclusions_and_choices(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M() => db.Orders.Where(o => o.Id == 3).ToList();")]
    [InlineData("static readonly int[] Chosen = { 1, 2 }; void M() => db.Orders.Where(o => Chosen.Contains(o.Id)).ToList();")]
    [InlineData("void M(List<int> ids) => db.Orders.Where(o => ids.Contains(o.CustomerId)).ToList();")]
    [InlineData("void M(int? id) { System.Linq.Expressions.Expression<Func<Order, bool>> filter = id == null ? o => o.Id == 1 : o => o.Id == id; db.Orders.Where(filter).ToList(); }")]
    [InlineData("void M(Page p) { var q = db.Orders.OrderBy(o => o.Id).AsQueryable(); if (p.Take > 0) q = q.Take(p.Take); q.ToList(); } class Page { public Page() { Take = 15; } public int Take { get; set; } }")]
    [InlineData("void M(int? id, int line) { var q = db.Orders.AsQueryable(); if (id != null) { q = q.Where(o => o.Id == id); } else { q = q.Where(o => o.Lines.Any(l => l.Id == line)); } q.ToList(); }")]
    public Task Keys_defaults_and_either_branch(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(List<int> ids) => In(db.Orders, ids).ToList(); static IQueryable<Order> In(IQueryable<Order> all, List<int> ids) { if (!ids.Any()) return all.Where(o => false); return all.Where(o => ids.Contains(o.Id)); }")]
    [InlineData("void M(List<int> ids) => In(db.Orders, ids).[|ToList|](); static IQueryable<Order> In(IQueryable<Order> all, List<int> ids) { if (!ids.Any()) return all; return all.Where(o => ids.Contains(o.Id)); }")]
    [InlineData("void M() => db.Orders.Where(o => o.CreatedAt == default).[|ToList|]();")]
    public Task No_rows_and_no_values(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(int id) => db.Orders.Where(o => o.CustomerId == id || o.CustomerId == 1).ToList();")]
    [InlineData("void M(int id) => db.Orders.Where(o => o.CustomerId == id || o.Total == 1).[|ToList|]();")]
    public Task Of_an_owner_or_of_one_that_the_code_names(string members) => Verify<UnboundedQueryAnalyzer>.Members(members);
}
