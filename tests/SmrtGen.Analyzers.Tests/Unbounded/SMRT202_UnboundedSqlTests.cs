using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Unbounded;

public sealed class SMRT202_UnboundedSqlTests
{
    [Theory]
    [InlineData("select * from orders limit 10")]
    [InlineData("select top 10 * from orders")]
    [InlineData("select id from orders order by id offset 10 rows fetch next 10 rows only")]
    [InlineData("select count(*), max(total) from orders")]
    [InlineData("select coalesce(sum(total), 0) from orders")]
    [InlineData("select * from orders where id = @id")]
    [InlineData("select * from orders where customer_id = @id and total > 3")]
    [InlineData("select * from orders where id in @ids")]
    [InlineData("select * from orders where id = any(@ids)")]
    [InlineData("select * from orders where created_at between @a and @b")]
    [InlineData("select * from orders where created_at >= @a and created_at < @b")]
    [InlineData("select state, count(*) from orders group by state")]
    [InlineData("select * from search_orders(@text)")]
    [InlineData("select table_name from information_schema.tables")]
    [InlineData("select 1")]
    [InlineData("update orders set total = 0 where id = 3")]
    [InlineData("get_orders")]
    public Task Bounded_text(string sql) => Verify<UnboundedSqlAnalyzer>.Members($"void M() => connection.Query<Order>(\"{sql}\", new {{ id = 1 }});");

    [Theory]
    [InlineData("void M(string where) => connection.Query<Order>($\"select id from orders {where}\");")]
    [InlineData("void M(string sql) => connection.Query<Order>(sql);")]
    [InlineData("void M() => connection.QueryFirst<Order>(\"select id from orders\");")]
    [InlineData("void M() => connection.Query<Order>(\"select id from orders\").FirstOrDefault();")]
    [InlineData("void M(bool one) { var sql = \"select id from orders\"; if (one) sql += \" limit 1\"; connection.Query<Order>(sql); }")]
    [InlineData("void M(DbCommand c) { c.CommandText = \"select id from orders\"; using var r = c.ExecuteReader(); if (r.Read()) Console.WriteLine(r); }")]
    [InlineData("void M(DbCommand c) { c.CommandText = \"select id from orders\"; c.CommandText += \" limit 9\"; using var r = c.ExecuteReader(); while (r.Read()) Console.WriteLine(r); }")]
    [InlineData("void M(DbCommand c) { c.CommandText = \"select id from orders\"; using var r = c.ExecuteReader(); var n = 0; while (r.Read()) if (++n == 9) break; }")]
    [InlineData("string Keys() => \"unnest(@keys)\"; void M() => connection.Query<Order>($\"select o.id from {Keys()}, orders o where true\");")]
    [InlineData("void M(NpgsqlDataSource s) { using var c = s.CreateCommand(\"select id from orders where id = $1\"); using var r = c.ExecuteReader(); while (r.Read()) Console.WriteLine(r); }")]
    public Task Not_provable(string members) => Verify<UnboundedSqlAnalyzer>.Members(members);

    [Theory]
    [InlineData("select * from orders where status_id = 3")]
    [InlineData("select * from orders")]
    [InlineData("select id, total from shop.orders o join customers c on c.id = o.customer_id order by o.id")]
    [InlineData("select id from orders where state = 1")]
    [InlineData("select id from orders where is_open = @open")]
    [InlineData("select id from orders where (state = 'open' or state = 'new') and total > @total")]
    [InlineData("select id, (select count(*) from lines l where l.order_id = o.id limit 1) from orders o")]
    [InlineData("with a as (select id from orders limit 3) select * from customers")]
    [InlineData("select name from customers where name like @part")]
    public Task Unbounded_text(string sql) => Verify<UnboundedSqlAnalyzer>.Members($"void M() => connection.[|Query<Order>|](\"{sql}\");");

    [Theory]
    [InlineData("const string T = \"orders\"; void M() => connection.[|Query<Order>|]($\"select id from {T}\");")]
    [InlineData("void M(string t) => connection.[|Query<Order>|]($\"select id from {t} order by id\");")]
    [InlineData("void M() { using var c = connection.CreateCommand(); c.CommandText = \"select id from orders\"; using var r = c.[|ExecuteReader|](); while (r.Read()) Console.WriteLine(r); }")]
    [InlineData("void M(NpgsqlConnection n) { var t = new DataTable(); using var c = new NpgsqlCommand(\"select id from orders\", n); t.Load(c.[|ExecuteReader|]()); }")]
    [InlineData("void M(NpgsqlDataSource s) { using var c = s.CreateCommand(\"select id from orders\"); using var r = c.[|ExecuteReader|](); while (r.Read()) Console.WriteLine(r); }")]
    [InlineData("Task M() => connection.[|QueryAsync<Order>|](new CommandDefinition(\"select id from orders\"));")]
    public Task Unbounded(string members) => Verify<UnboundedSqlAnalyzer>.Members(members);
}
