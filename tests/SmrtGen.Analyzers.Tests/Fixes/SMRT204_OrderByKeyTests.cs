using Fix = SmrtGen.Analyzers.Tests.Support.VerifyFix<SmrtGen.Analyzers.Usage.PageWithoutOrderAnalyzer, SmrtGen.CodeFixes.PageWithoutOrderCodeFix>;

namespace SmrtGen.Analyzers.Tests.Fixes;

public sealed class SMRT204_OrderByKeyTests
{
    [Fact]
    public Task By_the_key() => Fix.Members(
        "void M() { db.Orders.Skip(9).Take(9).ToList(); }",
        "void M() { db.Orders.OrderBy(x => x.Id).Skip(9).Take(9).ToList(); }");

    [Fact]
    public Task Not_without_a_key() => Fix.Members("void M() { db.Orders.Select(o => o.Total).Take(9).ToList(); }", null);
}
