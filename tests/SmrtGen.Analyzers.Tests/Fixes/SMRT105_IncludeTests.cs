using Fix = SmrtGen.Analyzers.Tests.Support.VerifyFix<SmrtGen.Analyzers.Usage.UnloadedNavigationAnalyzer, SmrtGen.CodeFixes.UnloadedNavigationCodeFix>;

namespace SmrtGen.Analyzers.Tests.Fixes;

public sealed class SMRT105_IncludeTests
{
    [Fact]
    public Task In_the_query_of_the_rows() => Fix.Members(
        "void UseLazyLoadingProxies() { } async Task M() { var os = await db.Orders.Take(9).ToListAsync(); foreach (var o in os) Console.WriteLine(o.Lines.Count); }",
        "void UseLazyLoadingProxies() { } async Task M() { var os = await db.Orders.Take(9).Include(x => x.Lines).ToListAsync(); foreach (var o in os) Console.WriteLine(o.Lines.Count); }");
}
