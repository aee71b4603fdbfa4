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
    [InlineData("void M(List<Order> os) { using var t = connection.BeginTransaction(); foreach (var o in os) Console.WriteLine(o.Id); t.Commit(); }")]
    [InlineData("interface ILog { void Commit(); } void M(List<ILog> logs) { foreach (var log in logs) log.Commit(); }")]
    public Task Once_or_by_chunks(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) { db.Add(o); await db.{|SMRT104:SaveChangesAsync|}(); } }")]
    [InlineData("Task Save(Order o) { db.Add(o); return db.SaveChangesAsync(); } async Task M(List<Order> os) { foreach (var o in os) await {|SMRT104:Save|}(o); }")]
    [InlineData("interface IShop { DbSet<Order> Orders { get; } Task<int> SaveChangesAsync(CancellationToken ct); } async Task M(IShop s, List<Order> os, CancellationToken ct) { foreach (var o in os) { s.Orders.Add(o); await s.{|SMRT104:SaveChangesAsync|}(ct); } }")]
    [InlineData("interface IUnit { Task<int> SaveChangesAsync(CancellationToken ct); } class Unit : ShopContext, IUnit { } async Task M(IUnit u, List<Order> os, CancellationToken ct) { foreach (var o in os) { o.Total++; await u.{|SMRT104:SaveChangesAsync|}(ct); } }")]
    [InlineData("void M(List<Order> os) { foreach (var o in os) { using var t = connection.BeginTransaction(); connection.{|SMRT103:Execute|}(\"insert into orders (id) values (1)\", o, t); t.{|SMRT104:Commit|}(); } }")]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) { await using var t = await db.Database.BeginTransactionAsync(); db.Add(o); await t.{|SMRT104:CommitAsync|}(); } }")]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) { await db.Database.BeginTransactionAsync(); db.Add(o); await db.Database.{|SMRT104:CommitTransactionAsync|}(); } }")]
    public Task For_each_element(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) { var row = new Row { Id = id }; row.[|Save|](db); } }")]
    [InlineData("void M(List<int> ids, List<Row> rows) { foreach (var id in ids) { var row = rows.First(r => r.Id == id); row.[|Save|](db); } }")]
    public Task Rows_that_save_themselves(string members) => Verify<QueryInLoopAnalyzer>.Members(
        members + " class Row { public int Id { get; set; } public void Save(ShopContext to) { to.Add(this); to.SaveChanges(); } }");

    [Fact]
    public Task A_store_of_its_own_for_each_element() => Verify<QueryInLoopAnalyzer>.Members(
        "void M(List<string> files) { foreach (var file in files) { var store = new Store(file); store.Save(); } } class Store(string file) { readonly ShopContext own = new(); public void Save() { Console.WriteLine(file); own.SaveChanges(); } }");

    [Theory]
    [InlineData("void M(List<ForeignRow> rows) { foreach (var row in rows) row.[|Update|](db); }")]
    [InlineData("void M(List<ForeignRow> rows) { foreach (var row in rows) row.Touch(); db.SaveChanges(); }")]
    public Task Rows_of_another_assembly_that_save_themselves(string members) => Verify<QueryInLoopAnalyzer>.Members(members);
}
