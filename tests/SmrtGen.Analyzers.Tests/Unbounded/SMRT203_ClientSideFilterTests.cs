using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Unbounded;

public sealed class SMRT203_ClientSideFilterTests
{
    [Theory]
    [InlineData("async Task M() { var os = await db.Orders.Where(o => o.Total > 3).ToListAsync(); }")]
    [InlineData("async Task M() { var os = (await db.Orders.ToListAsync()).Where(o => Check(o)); } bool Check(Order o) => true;")]
    [InlineData("async Task M() { var os = (await db.Orders.ToListAsync()).Where(o => o.Lines.Count > 3); }")]
    [InlineData("void M(List<Order> os) { var x = os.ToList().Where(o => o.Total > 3); }")]
    [InlineData("async Task M() { var os = (await db.Orders.ToListAsync()).Select(o => o.Id); }")]
    public Task Filters_in_the_database_or_for_a_reason(string members) => Verify<ClientSideFilterAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M() { var os = (await db.Orders.ToListAsync()).[|Where|](o => o.Total > 3 && o.State == OrderState.Open); }")]
    [InlineData("void M(int id) { var o = db.Orders.ToList().[|FirstOrDefault|](x => x.Id == id); }")]
    [InlineData("void M() { var os = db.Orders.AsEnumerable().[|Where|](o => o.Total > 3); }")]
    [InlineData("void M() { var os = db.Orders.ToList().[|Take|](3); }")]
    public Task Filters_in_memory(string members) => Verify<ClientSideFilterAnalyzer>.Members(members);
}
