using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Sql;

public sealed class SMRT305_SyncOverAsyncTests
{
    [Theory]
    [InlineData("async Task M() => await db.Orders.CountAsync();")]
    [InlineData("void M() => Task.Delay(3).Wait();")]
    [InlineData("int M(Task<int> t) => t.Result;")]
    public Task Awaited_or_no_query(string members) => Verify<SyncOverAsyncAnalyzer>.Members(members);

    [Theory]
    [InlineData("int M() => db.Orders.CountAsync().[|Result|];")]
    [InlineData("int M() => db.Orders.CountAsync().ConfigureAwait(false).GetAwaiter().[|GetResult|]();")]
    [InlineData("void M() => db.SaveChangesAsync().[|Wait|]();")]
    [InlineData("Task<int> N() => db.Orders.CountAsync(); int M() => N().[|Result|];")]
    public Task Blocking(string members) => Verify<SyncOverAsyncAnalyzer>.Members(members);
}
