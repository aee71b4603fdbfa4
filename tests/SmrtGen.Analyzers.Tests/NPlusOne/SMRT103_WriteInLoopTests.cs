using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.NPlusOne;

public sealed class SMRT103_WriteInLoopTests
{
    [Theory]
    [InlineData("void Run(NpgsqlCommand c) => c.ExecuteNonQuery(); void M() { foreach (var file in System.IO.Directory.GetFiles(\".\")) { var script = new NpgsqlCommand(System.IO.File.ReadAllText(file).Replace(\"a\", \"b\")); Run(script); } }")]
    [InlineData("void Run(NpgsqlCommand c) => c.ExecuteNonQuery(); void M(System.IO.StreamReader r) { string? line; string whole = \"\"; while ((line = r.ReadLine()) != null) { whole += line; var one = new NpgsqlCommand(whole); Run(one); whole = \"\"; } }")]
    [InlineData("void M() { foreach (var file in new System.IO.DirectoryInfo(\".\").GetFiles().OrderBy(f => f.Name)) { var sql = System.IO.File.ReadAllText(file.FullName); connection.Execute(sql); } }")]
    public Task Scripts(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(System.IO.StreamReader r) { string? line; while ((line = r.ReadLine()) != null) { var c = new NpgsqlCommand(\"insert into a (t) values (@t)\"); c.[|ExecuteNonQuery|](); } }")]
    [InlineData("void M() { foreach (var file in System.IO.Directory.GetFiles(\".\")) { var sql = \"insert into files (name) values (@file)\"; connection.[|Execute|](sql, new { file }); } }")]
    public Task Rows_from_files(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("if object_id('a') is null create table a (id int)")]
    [InlineData("if not exists (select 1 from a) create index i on a (id)")]
    public Task Schema_behind_a_test(string sql) => Verify<QueryInLoopAnalyzer>.Members(
        $"void M(List<int> ids) {{ foreach (var id in ids) connection.Execute(\"{sql}\", new {{ id }}); }}");

    [Theory]
    [InlineData("if not exists (select 1 from a where id = @id) insert into a (id) values (@id)")]
    [InlineData("if exists (select 1 from a where id = @id) begin update a set n = 1 where id = @id end")]
    public Task Write_behind_a_test(string sql) => Verify<QueryInLoopAnalyzer>.Members(
        $"void M(List<int> ids) {{ foreach (var id in ids) connection.[|Execute|](\"{sql}\", new {{ id }}); }}");

    [Theory]
    [InlineData("async Task M(List<Product> ps) { await shop.Products.InsertManyAsync(ps); }")]
    [InlineData("async Task M(List<Product> ps) { foreach (var some in ps.Chunk(50)) await shop.Products.InsertManyAsync(some); }")]
    [InlineData("void M(List<string> tables) { foreach (var t in tables) connection.Execute(\"create table if not exists \" + t); }")]
    [InlineData("async Task M(List<Order> os, NpgsqlBinaryImporter w) { foreach (var o in os) { await w.StartRowAsync(); await w.WriteAsync(o.Id); } }")]
    [InlineData("async Task M(List<Order> os, NpgsqlBatch b) { foreach (var o in os) b.BatchCommands.Add(new NpgsqlBatchCommand(\"delete from orders where id = 1\")); await b.ExecuteNonQueryAsync(); }")]
    [InlineData("void M(List<Order> os) { foreach (var o in os) db.Add(o); db.SaveChanges(); }")]
    public Task Bulk_batches_and_schema(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("async Task M(List<Product> ps) { foreach (var p in ps) await shop.Products.{|SMRT103:InsertAsync|}(p); }")]
    [InlineData("void M(List<Order> os) { foreach (var o in os) connection.{|SMRT103:Execute|}(\"insert into orders (id) values (@Id)\", o); }")]
    [InlineData("void M(List<Order> os, DbCommand c) { foreach (var o in os) c.{|SMRT103:ExecuteNonQuery|}(); }")]
    [InlineData("async Task M(List<int> ids) { foreach (var id in ids) await db.Orders.Where(o => o.Id == id).{|SMRT103:ExecuteDeleteAsync|}(); }")]
    [InlineData("int M(List<Order> os) { int n = 0; foreach (var o in os) n += connection.{|SMRT103:ExecuteScalar<int>|}(\"insert into orders (id) values (@Id) returning id\", o); return n; }")]
    public Task One_row_for_each_element(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(List<string> tables) { foreach (var table in tables) db.Database.ExecuteSqlRaw($\"truncate table {table}\"); }")]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) db.Database.[|ExecuteSqlRaw|](\"update orders set total = 0 where id = {0}\", id); }")]
    public Task Changes_of_tables_are_no_rows(string members) => Verify<QueryInLoopAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(List<int> ids) { foreach (var id in ids) ForeignOperators.[|Query|](connection, \"delete from orders where id = @0\", id); }")]
    [InlineData("void M(List<Order> orders) { foreach (var order in orders) connection.[|Insert|](order); }")]
    public Task Writes_of_a_library(string members) => Verify<QueryInLoopAnalyzer>.Members(members);
}
