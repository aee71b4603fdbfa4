using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.NPlusOne;

/// <summary>Queries that are compiled ahead, and repositories that come in packages.</summary>
public sealed partial class SMRT101_QueryInLoopTests
{
    private const string Compiled = """
        static readonly Func<ShopContext, int, Task<Order?>> One = EF.CompileAsyncQuery((ShopContext c, int id) => c.Orders.FirstOrDefault(o => o.Id == id));
        static Func<ShopContext, int, IAsyncEnumerable<OrderLine>> Lines { get; } = EF.CompileAsyncQuery((ShopContext c, int order) => c.Lines.Where(l => l.OrderId == order));
        static readonly Func<ShopContext, int, Task<int>> Close = EF.CompileAsyncQuery((ShopContext c, int id) => c.Orders.Where(o => o.Id == id).ExecuteDelete());
        static readonly Func<ShopContext, int, Task<Order?>> Known = (c, id) => Task.FromResult<Order?>(null);

        """;

    [Theory]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) await [|One|](db, id); }")]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) await foreach (var line in [|Lines|](db, id)) Console.WriteLine(line.Sku); }")]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) await {|SMRT103:Close|}(db, id); }")]
    [InlineData("Task<Order?> Of(int id) => One(db, id); async Task M(List<int> ids) { foreach (var id in ids) await [|Of|](id); }")]
    [InlineData("async Task M(List<int> ids) { await One(db, ids[0]); foreach (var id in ids) await Known(db, id); }")]
    public Task Queries_that_are_compiled_ahead(string members) => Verify<QueryInLoopAnalyzer>.Members(Compiled + members);

    [Theory]
    [InlineData("async Task M(Ardalis.Specification.IReadRepositoryBase<Order> orders, List<int> ids) { foreach (var id in ids) await orders.[|GetByIdAsync|](id); }")]
    [InlineData("interface IStore<T> : Ardalis.Specification.IRepositoryBase<T> where T : class { } async Task M(IStore<Order> orders, List<Order> all) { foreach (var o in all) await orders.{|SMRT103:AddAsync|}(o); }")]
    [InlineData("async Task M(Ardalis.Specification.IRepositoryBase<Order> orders, List<int> ids) { await orders.ListAsync(); await orders.SaveChangesAsync(); }")]
    [InlineData("async Task M(Volo.Abp.Domain.Repositories.IRepository<Order, int> orders, List<int> ids) { foreach (var id in ids) await orders.[|GetAsync|](id); }")]
    [InlineData("async Task M(Volo.Abp.Domain.Repositories.IRepository<Order, int> orders, List<Order> all) { foreach (var o in all) await orders.InsertAsync(o); }")]
    [InlineData("async Task M(Volo.Abp.Domain.Repositories.IRepository<Order, int> orders, List<Order> all) { foreach (var o in all) await orders.{|SMRT103:InsertAsync|}(o, autoSave: true); }")]
    public Task Repositories_of_packages(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(List<Dictionary<string, object>> rows) { foreach (var row in rows) db.Orders.[|Find|](row[\"id\"]); }")]
    [InlineData("void M(List<Dictionary<int, Order>> all) { foreach (var some in all) db.Orders.Where(o => some.Keys.Contains(o.Id)).ToList(); }")]
    public Task Rows_and_batches(string members) => Verify<QueryInLoopAnalyzer>.Members(members);
}
