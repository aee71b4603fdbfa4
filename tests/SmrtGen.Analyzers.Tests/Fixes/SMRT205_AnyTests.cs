using Fix = SmrtGen.Analyzers.Tests.Support.VerifyFix<SmrtGen.Analyzers.Usage.CountInsteadOfAnyAnalyzer, SmrtGen.CodeFixes.CountInsteadOfAnyCodeFix>;

namespace SmrtGen.Analyzers.Tests.Fixes;

public sealed class SMRT205_AnyTests
{
    [Fact]
    public Task Some() => Fix.Members("bool M() => db.Orders.Where(o => o.Total > 3).Count() > 0;", "bool M() => db.Orders.Where(o => o.Total > 3).Any();");

    [Fact]
    public Task None() => Fix.Members(
        "async Task<bool> M() => await db.Orders.CountAsync(o => o.Total > 3) == 0;",
        "async Task<bool> M() => !await db.Orders.AnyAsync(o => o.Total > 3);");

    [Fact]
    public Task All_at_once() => Fix.All(
        "bool M() => db.Orders.Count() > 0 || db.Customers.Count() == 0;",
        "bool M() => db.Orders.Any() || !db.Customers.Any();");
}
