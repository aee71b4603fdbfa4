using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.NPlusOne;

public sealed class SMRT102_RecursiveQueryTests
{
    [Theory]
    [InlineData("async Task<int> M(int tries) { try { return await db.Orders.CountAsync(); } catch (DbException) { return await M(tries - 1); } }")]
    [InlineData("int M(int n) => n == 0 ? 0 : M(n - 1);")]
    public Task Retries_and_plain_recursion(string members) => Verify<RecursiveQueryAnalyzer>.Members(members);

    [Fact]
    public Task A_walk_to_the_root() => Verify<RecursiveQueryAnalyzer>.Members(
        "async Task M(int id) { var o = await db.Orders.FindAsync(id); if (o != null) await [|M|](o.CustomerId); }");
}
