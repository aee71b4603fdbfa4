using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Sql;

public sealed class SMRT304_MissingCancellationTokenTests
{
    [Theory]
    [InlineData("Task M() => db.Orders.CountAsync();")]
    [InlineData("Task M(CancellationToken ct) => db.Orders.CountAsync(ct);")]
    [InlineData("Task M(CancellationToken ct) => db.Orders.CountAsync(CancellationToken.None);")]
    [InlineData("Task M(CancellationToken a, CancellationToken b) => db.Orders.CountAsync();")]
    [InlineData("Task M(CancellationToken ct) => Task.Delay(3);")]
    public Task No_token_or_passed(string members) => Verify<MissingCancellationTokenAnalyzer>.Members(members);

    [Theory]
    [InlineData("Task M(CancellationToken ct) => db.Orders.[|CountAsync|]();")]
    [InlineData("Task M(DbCommand c, CancellationToken ct) => c.[|ExecuteReaderAsync|]();")]
    [InlineData("Task M(CancellationToken ct) => db.[|SaveChangesAsync|]();")]
    [InlineData("async Task M(CancellationToken ct) => await shop.Products.[|FindAsync|](3);")]
    public Task Not_passed(string members) => Verify<MissingCancellationTokenAnalyzer>.Members(members);
}
