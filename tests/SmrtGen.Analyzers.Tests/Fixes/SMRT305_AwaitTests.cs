using Fix = SmrtGen.Analyzers.Tests.Support.VerifyFix<SmrtGen.Analyzers.Usage.SyncOverAsyncAnalyzer, SmrtGen.CodeFixes.SyncOverAsyncCodeFix>;

namespace SmrtGen.Analyzers.Tests.Fixes;

public sealed class SMRT305_AwaitTests
{
    [Fact]
    public Task In_an_asynchronous_method() => Fix.Members(
        "async Task<string> M() { return db.Orders.CountAsync().Result.ToString(); }",
        "async Task<string> M() { return (await db.Orders.CountAsync()).ToString(); }");

    [Fact]
    public Task GetResult() => Fix.Members(
        "async Task M() { var n = db.Orders.CountAsync().GetAwaiter().GetResult(); }",
        "async Task M() { var n = await db.Orders.CountAsync(); }");

    [Fact]
    public Task Not_in_a_synchronous_method() => Fix.Members("int M() => db.Orders.CountAsync().Result;", null);
}
