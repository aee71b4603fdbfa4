using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Sql;

public sealed class SMRT301_SqlInjectionTests
{
    [Theory]
    [InlineData("void M(string n) => connection.Query<Order>(\"select id from orders where sku = @n limit 9\", new { n });")]
    [InlineData("void M(int id) => connection.Query<Order>($\"select id from orders where id = {id}\");")]
    [InlineData("const string T = \"orders\"; void M() => connection.Query<Order>($\"select id from {T} where sku = '{T}'\");")]
    [InlineData("readonly string table = \"orders\"; void M() => connection.Query<Order>($\"select id from {table}\");")]
    [InlineData("void M(string n) => db.Orders.FromSqlInterpolated($\"select * from orders where sku = {n}\").ToList();")]
    [InlineData("void M(string n) => db.Orders.FromSql($\"select * from orders where sku = {n}\").ToList();")]
    [InlineData("void M(OrderState s) => connection.Query<Order>($\"select id from orders where state = '{s}'\");")]
    [InlineData("void M(bool all) { var filter = all ? \"\" : \"where id = 3\"; connection.Query<Order>($\"select id from orders {filter}\"); }")]
    [InlineData("void M(List<int> ids) => connection.Query<Order>($\"select id from orders where id in ({string.Join(\",\", ids)})\");")]
    [InlineData("string M(string n) => $\"hello '{n}'\";")]
    public Task Parameters_and_constants(string members) => Verify<SqlInjectionAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(string n) => connection.Query<Order>($\"select id from orders where sku = '{[|n|]}'\");")]
    [InlineData("void M(string n) => connection.Query<Order>(\"select id from orders where sku = '\" + [|n|] + \"'\");")]
    [InlineData("void M(string n, DbCommand c) => c.CommandText = $\"select id from orders where sku like '%{[|n|]}%'\";")]
    [InlineData("void M(string n, NpgsqlConnection c) { using var x = new NpgsqlCommand($\"delete from orders where sku = '{[|n|]}'\", c); }")]
    [InlineData("void M(string n) => db.Database.ExecuteSqlRaw(\"delete from orders where sku = '\" + [|n|] + \"'\");")]
    [InlineData("void M(string n) => db.Orders.FromSqlRaw($\"select * from orders where sku = '{[|n|]}'\").ToList();")]
    [InlineData("void M(string n) { var sql = $\"insert into orders (sku) values ({n})\"; connection.Execute([|sql|]); }")]
    [InlineData("void M(string by) => connection.Query<Order>($\"select id from orders order by {[|by|]}\");")]
    [InlineData("void M(string n) => connection.Query<Order>(string.Format(\"select id from orders where sku = '{0}'\", [|n|]));")]
    public Task Values_in_text(string members) => Verify<SqlInjectionAnalyzer>.Members(members);
}
