using Fix = SmrtGen.Analyzers.Tests.Support.VerifyFix<SmrtGen.Analyzers.Usage.UnboundedQueryAnalyzer, SmrtGen.CodeFixes.UnboundedQueryCodeFix>;

namespace SmrtGen.Analyzers.Tests.Fixes;

public sealed class SMRT201_TakeTests
{
    [Fact]
    public Task Before_the_last_call() => Fix.Members(
        "Task M() => db.Orders.OrderBy(o => o.Id).ToListAsync();",
        "Task M() => db.Orders.OrderBy(o => o.Id).Take(100).ToListAsync();");

    [Fact]
    public Task In_a_loop_head() => Fix.Members(
        "void M() { foreach (var o in db.Orders) Console.WriteLine(o); }",
        "void M() { foreach (var o in db.Orders.Take(100)) Console.WriteLine(o); }");

    [Theory]
    [InlineData("void M() { foreach (var o in from x in db.Orders select x) Console.WriteLine(o); }", "void M() { foreach (var o in (from x in db.Orders select x).Take(100)) Console.WriteLine(o); }")]
    [InlineData("void M() => db.RemoveRange(db.Orders);", "void M() => db.RemoveRange(db.Orders.Take(100));")]
    [InlineData("List<Order> M() => [.. db.Orders];", "List<Order> M() => [.. db.Orders.Take(100)];")]
    [InlineData("HashSet<int> M() => new(db.Orders.Select(o => o.Id));", "HashSet<int> M() => new(db.Orders.Select(o => o.Id).Take(100));")]
    [InlineData("List<int> M() => (from o in db.Orders select o.Id).ToList();", "List<int> M() => (from o in db.Orders select o.Id).Take(100).ToList();")]
    [InlineData("Task M(Ardalis.Specification.IReadRepositoryBase<Order> orders) => orders.ListAsync();", null)]
    public Task Where_the_query_is_enumerated(string before, string? after) => Fix.Members(before, after);

    [Fact]
    public Task Or_a_reason() => Fix.Members(
        "Task M() => shop.Products.Where(p => p.CategoryId == 3).ToListAsync();",
        "Task M() => shop.Products.Where(p => p.CategoryId == 3).Unbounded(\"every row is needed\").ToListAsync();",
        offer: 1);

    [Fact]
    public Task All_at_once() => Fix.All(
        "void M() { db.Orders.ToList(); db.Customers.ToList(); }",
        "void M() { db.Orders.Take(100).ToList(); db.Customers.Take(100).ToList(); }");
}
