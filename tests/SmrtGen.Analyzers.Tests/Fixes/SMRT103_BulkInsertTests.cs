using Fix = SmrtGen.Analyzers.Tests.Support.VerifyFix<SmrtGen.Analyzers.Usage.QueryInLoopAnalyzer, SmrtGen.CodeFixes.WriteInLoopCodeFix>;

namespace SmrtGen.Analyzers.Tests.Fixes;

public sealed class SMRT103_BulkInsertTests
{
    [Fact]
    public Task A_loop_that_only_inserts() => Fix.Members(
        "async Task M(List<Product> ps, CancellationToken ct) { foreach (var p in ps) await shop.Products.InsertAsync(p, ct); }",
        "async Task M(List<Product> ps, CancellationToken ct) { await shop.Products.InsertManyAsync(ps, ct); }");

    [Fact]
    public Task Not_a_loop_that_does_more() => Fix.Members(
        "async Task M(List<Product> ps) { foreach (var p in ps) { p.Name = \"x\"; await shop.Products.InsertAsync(p); } }", null);
}
