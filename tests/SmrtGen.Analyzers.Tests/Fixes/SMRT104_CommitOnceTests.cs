using Fix = SmrtGen.Analyzers.Tests.Support.VerifyFix<SmrtGen.Analyzers.Usage.QueryInLoopAnalyzer, SmrtGen.CodeFixes.CommitInLoopCodeFix>;

namespace SmrtGen.Analyzers.Tests.Fixes;

public sealed class SMRT104_CommitOnceTests
{
    [Fact]
    public Task At_the_end_of_each_round() => Fix.Members(
        "async Task M(List<Order> os) { foreach (var o in os) { db.Add(o); await db.SaveChangesAsync(); } }",
        "async Task M(List<Order> os) { foreach (var o in os) { db.Add(o); } await db.SaveChangesAsync(); }");

    [Theory]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) { await using var own = new ShopContext(); own.Add(o); await own.SaveChangesAsync(); } }")]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) { var own = db; own.Add(o); await own.SaveChangesAsync(); } }")]
    [InlineData("void M(List<Order> os) { foreach (var o in os) { using var t = connection.BeginTransaction(); o.Total = 0; t.Commit(); } }")]
    public Task Not_of_what_the_round_makes(string members) => Fix.Members(members, null);

    [Fact]
    public Task Not_between_queries() => Fix.Members(
        "async Task M(List<Order> os) { foreach (var o in os) { var n = await db.Orders.CountAsync(); db.Add(o); await db.SaveChangesAsync(); } }", null);
}
