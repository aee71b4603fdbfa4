using Fix = SmrtGen.Analyzers.Tests.Support.VerifyFix<SmrtGen.Analyzers.Usage.IncludeFanOutAnalyzer, SmrtGen.CodeFixes.IncludeFanOutCodeFix>;

namespace SmrtGen.Analyzers.Tests.Fixes;

public sealed class SMRT209_SplitQueryTests
{
    [Fact]
    public Task Before_the_last_call() => Fix.Members(
        "void M() => db.Orders.Include(o => o.Lines).Include(o => o.Payments).OrderBy(o => o.Id).Take(3).ToList();",
        "void M() => db.Orders.Include(o => o.Lines).Include(o => o.Payments).OrderBy(o => o.Id).Take(3).AsSplitQuery().ToList();");
}
