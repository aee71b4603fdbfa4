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
    [InlineData("interface IShop { DbSet<Order> Orders { get; } Task<int> SaveChangesAsync(CancellationToken ct); } async Task M(IShop s, List<Order> os, CancellationToken ct) { foreach (var o in os) { s.Orders.Add(o); await s.{|SMRT104:SaveChangesAsync|}(ct); } }")]
    [InlineData("interface IUnit { Task<int> SaveChangesAsync(CancellationToken ct); } class Unit : ShopContext, IUnit { } async Task M(IUnit u, List<Order> os, CancellationToken ct) { foreach (var o in os) { o.Total++; await u.{|SMRT104:SaveChangesAsync|}(ct); } }")]
    public Task For_each_element(string members) => Verify<QueryInLoopAnalyzer>.Members(members);
}
