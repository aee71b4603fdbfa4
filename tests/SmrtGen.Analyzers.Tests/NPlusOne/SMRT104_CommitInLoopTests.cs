using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.NPlusOne;

public sealed class SMRT104_CommitInLoopTests
{
    [Theory]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) db.Add(o); await db.SaveChangesAsync(); }")]
    [InlineData("async Task M(List<Order> os) { foreach (var some in os.Chunk(100)) { db.AddRange(some); await db.SaveChangesAsync(); } }")]
    [InlineData("async Task M(List<Order> os) { int n = 0; foreach (var o in os) { db.Add(o); if (++n % 100 == 0) await db.SaveChangesAsync(); } }")]
    [InlineData("async Task M(List<Order> os) { var some = new List<Order>(); foreach (var o in os) { some.Add(o); if (some.Count >= 100) { db.AddRange(some); await db.SaveChangesAsync(); some.Clear(); } } }")]
    public Task Once_or_by_chunks(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) { db.Add(o); await db.{|SMRT104:SaveChangesAsync|}(); } }")]
    [InlineData("Task Save(Order o) { db.Add(o); return db.SaveChangesAsync(); } async Task M(List<Order> os) { foreach (var o in os) await {|SMRT104:Save|}(o); }")]
    public Task For_each_element(string members) => Verify<QueryInLoopAnalyzer>.Members(members);
}
