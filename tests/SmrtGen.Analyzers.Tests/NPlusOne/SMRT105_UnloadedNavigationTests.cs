using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.NPlusOne;

public sealed class SMRT105_UnloadedNavigationTests
{
    private const string Lazy = "void UseLazyLoadingProxies() { } ";

    [Theory]
    [InlineData("async Task M() { foreach (var o in await db.Orders.Include(o => o.Lines).Take(9).ToListAsync()) Console.WriteLine(o.Lines.Count); }")]
    [InlineData("async Task M() { foreach (var o in await db.Orders.Take(9).ToListAsync()) Console.WriteLine(o.Total); }")]
    [InlineData("async Task M() { var ls = await db.Lines.ToListAsync(); foreach (var o in await db.Orders.Take(9).ToListAsync()) Console.WriteLine(o.Lines.Count); }")]
    [InlineData("async Task M() { foreach (var c in await db.Customers.Take(9).ToListAsync()) Console.WriteLine(c.Orders.Count); }")]
    [InlineData("void M(List<Order> os) { foreach (var o in os) Console.WriteLine(o.Lines.Count); }")]
    public Task Loaded_or_not_known(string members) => Verify<UnloadedNavigationAnalyzer>.Members(Lazy + members);

    [Fact]
    public Task Nothing_loads_lazily() =>
        Verify<UnloadedNavigationAnalyzer>.Members("async Task M() { foreach (var o in await db.Orders.Take(9).ToListAsync()) Console.WriteLine(o.Lines.Count); }");

    [Theory]
    [InlineData("async Task M() { foreach (var o in await db.Orders.Take(9).ToListAsync()) Console.WriteLine(o.[|Lines|].Count); }")]
    [InlineData("async Task M() { var os = await db.Orders.Include(o => o.Lines).Take(9).ToListAsync(); foreach (var o in os) Console.WriteLine(o.[|Customer|]!.Name); }")]
    public Task Not_included(string members) => Verify<UnloadedNavigationAnalyzer>.Members(Lazy + members);
}
