using Fix = SmrtGen.Analyzers.Tests.Support.VerifyFix<SmrtGen.Analyzers.Usage.MissingCancellationTokenAnalyzer, SmrtGen.CodeFixes.MissingCancellationTokenCodeFix>;

namespace SmrtGen.Analyzers.Tests.Fixes;

public sealed class SMRT304_PassTokenTests
{
    [Fact]
    public Task As_the_next_argument() => Fix.Members("Task M(CancellationToken ct) => db.Orders.CountAsync();", "Task M(CancellationToken ct) => db.Orders.CountAsync(ct);");

    [Fact]
    public Task To_a_longer_overload() => Fix.Members("Task M(DbCommand c, CancellationToken ct) => c.ExecuteReaderAsync();", "Task M(DbCommand c, CancellationToken ct) => c.ExecuteReaderAsync(ct);");

    [Fact]
    public Task All_at_once() => Fix.All(
        "async Task M(CancellationToken ct) { await db.Orders.CountAsync(); await db.SaveChangesAsync(); }",
        "async Task M(CancellationToken ct) { await db.Orders.CountAsync(ct); await db.SaveChangesAsync(ct); }");
}
