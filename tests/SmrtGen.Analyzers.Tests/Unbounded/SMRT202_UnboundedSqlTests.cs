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
    [InlineData("select * from orders where state in (select state from chosen where id = @id)")]
    [InlineData("select * from orders where id = any(@ids)")]
    [InlineData("select * from orders where created_at between @a and @b")]
    [InlineData("select * from orders where created_at >= @a and created_at < @b")]
    [InlineData("select state, count(*) from orders group by state")]
    [InlineData("select * from search_orders(@text)")]
    [InlineData("select table_name from information_schema.tables")]
    [InlineData("with mine as (select id, total from orders where customer_id = @id) select * from mine where total > 3")]
    [InlineData("with first as materialized (select id from orders limit 5) select f.id from first f order by f.id")]
    [InlineData("with wanted(name) as (select unnest(@names)) select c.id from customers c join wanted w on w.name = c.name")]
    [InlineData("with a as (select customer_id, sum(total) s from orders group by customer_id), b as (select * from a) select * from b where s > 3")]
    [InlineData("select id from orders where created_at > now() - interval '7 days'")]
    [InlineData("select id from orders where created_at >= dateadd(day, -7, getutcdate())")]
    [InlineData("select id from orders where created_at >= datetime('now', '-7 days')")]
    [InlineData("select o.id from orders o inner join lines l on l.order_id = o.id and l.order_id = @id where o.archived = false")]
    [InlineData("select c.name from customers c where day(c.born) = day(getutcdate()) and month(c.born) = month(getutcdate())")]
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
    [InlineData("with a as (select id from orders limit 3) select * from customers c left join a on a.id = c.id")]
    [InlineData("with a as (select id from orders where total > 3) select * from a")]
    [InlineData("select name from customers where name like @part")]
    [InlineData("select id from orders where expires_at > now()")]
    [InlineData("select id from orders where status in (@open, @new) and deleted_at is null")]
    [InlineData("select id from orders where created_at < now() - interval '7 days'")]
    [InlineData("with a as (select id from orders), b as (select * from a) select * from b")]
    [InlineData("with recursive a as (select id from orders union all select id from a) select id from orders")]
    [InlineData("select o.id from orders o left join lines l on l.order_id = o.id and l.order_id = @id")]
    [InlineData("select o.id from orders o join customers c on c.id = o.customer_id left join lines l on l.order_id = o.id and l.id = @id order by o.id")]
    public Task Unbounded_text(string sql) => Verify<UnboundedSqlAnalyzer>.Members($"void M() => connection.[|Query<Order>|](\"{sql}\");");

    [Theory]
    [InlineData("const string T = \"orders\"; void M() => connection.[|Query<Order>|]($\"select id from {T}\");")]
    [InlineData("void M(string t) => connection.[|Query<Order>|]($\"select id from {t} order by id\");")]
    [InlineData("void M() { using var c = connection.CreateCommand(); c.CommandText = \"select id from orders\"; using var r = c.[|ExecuteReader|](); while (r.Read()) Console.WriteLine(r); }")]
    [InlineData("void M(NpgsqlConnection n) { var t = new DataTable(); using var c = new NpgsqlCommand(\"select id from orders\", n); t.Load(c.[|ExecuteReader|]()); }")]
    [InlineData("void M(NpgsqlDataSource s) { using var c = s.CreateCommand(\"select id from orders\"); using var r = c.[|ExecuteReader|](); while (r.Read()) Console.WriteLine(r); }")]
    [InlineData("Task M() => connection.[|QueryAsync<Order>|](new CommandDefinition(\"select id from orders\"));")]
    public Task Unbounded(string members) => Verify<UnboundedSqlAnalyzer>.Members(members);

    private const string Wrappers = """
        List<Order> Rows(string sql, object? args = null) => connection.Query<Order>(sql, args).ToList();
        Order? One(string sql) => connection.Query<Order>(sql).FirstOrDefault();
        DbDataReader Open(string sql) { var c = connection.CreateCommand(); c.CommandText = sql; return c.ExecuteReader(); }
        List<Order> Page(string sql) => connection.Query<Order>(sql + " limit 10").ToList();
        List<Order> Trimmed(string sql) { sql += " limit 10"; return connection.Query<Order>(sql).ToList(); }
        List<Order> Twice(string sql) => Rows(sql);
        void Log(string text) => Console.WriteLine(text);

        """;

    [Theory]
    [InlineData("void M() => Rows(\"select id from orders where id = @id\", new { id = 1 });")]
    [InlineData("void M() => Rows(\"select id from orders limit 3\");")]
    [InlineData("void M() => One(\"select id from orders\");")]
    [InlineData("void M() => Twice(\"select id from orders\").First();")]
    [InlineData("void M() => Page(\"select id from orders\");")]
    [InlineData("void M() => Trimmed(\"select id from orders\");")]
    [InlineData("void M() => Log(\"select id from orders\");")]
    [InlineData("void M(string sql) => Rows(sql);")]
    [InlineData("void M() { using var r = Open(\"select id from orders\"); if (r.Read()) Console.WriteLine(r); }")]
    [InlineData("IEnumerable<int> M() { using var r = Open(\"select id from orders\"); while (r.Read()) yield return r.GetInt32(0); }")]
    [InlineData("string M() { var key = \"\"; using var r = Open(\"select key from settings\"); while (r.Read()) { key = r.GetString(0); } return key; }")]
    [InlineData("Order M() { var o = new Order(); using var r = Open(\"select id, total from settings\"); while (r.Read()) { o.Id = r.GetInt32(0); o.Total = r.GetDecimal(1); } return o; }")]
    public Task Wrappers_that_read_little(string members) => Verify<UnboundedSqlAnalyzer>.Members(Wrappers + members);

    [Theory]
    [InlineData("void M() => [|Rows|](\"select id from orders\");")]
    [InlineData("void M() => [|Twice|](\"select id from orders where state = 1\");")]
    [InlineData("void M() { using var r = [|Open|](\"select id from orders\"); while (r.Read()) Console.WriteLine(r); }")]
    [InlineData("void M() { var t = new DataTable(); t.Load([|Open|](\"select id from orders\")); }")]
    [InlineData("List<Order> M() { var all = new List<Order>(); using var r = [|Open|](\"select id from orders\"); while (r.Read()) { var o = new Order(); o.Id = r.GetInt32(0); all.Add(o); } return all; }")]
    [InlineData("decimal M() { decimal sum = 0; using var r = [|Open|](\"select total from orders\"); while (r.Read()) { sum += r.GetDecimal(0); } return sum; }")]
    public Task Wrappers_that_run_the_text(string members) => Verify<UnboundedSqlAnalyzer>.Members(Wrappers + members);

    [Theory]
    [InlineData("void M(int? id) { var sql = \"select id from orders\"; if (id != null) sql += \" where id = @id\"; else sql += \" limit 9\"; connection.Query<Order>(sql); }")]
    [InlineData("bool Busy() => true; void M() { var sql = \"select id from orders\"; if (Busy()) sql += \" limit 9\"; connection.Query<Order>(sql); }")]
    [InlineData("void M(int? id) { var sql = \"select id from orders\"; if (id != null) sql += \" where id = @id\"; sql += \" limit 9\"; connection.Query<Order>(sql); }")]
    [InlineData("void M(string tail) { var sql = \"select id from orders\"; sql += tail; connection.Query<Order>(sql); }")]
    [InlineData("void M(List<string> all) { var sql = \"select id from orders where true\"; foreach (var a in all) sql += \" and \" + a; connection.Query<Order>(sql); }")]
    [InlineData("void M(int id) { var sql = new System.Text.StringBuilder(\"select id from orders\"); sql.Append(\" where id = \").Append(id); connection.Query<Order>(sql.ToString()); }")]
    [InlineData("void Limit(System.Text.StringBuilder to) => to.Append(\" limit 9\"); void M() { var sql = new System.Text.StringBuilder(\"select id from orders\"); Limit(sql); connection.Query<Order>(sql.ToString()); }")]
    [InlineData("class Sql { public virtual string All => \"select id from orders\"; } void M(Sql s) => connection.Query<Order>(s.All);")]
    [InlineData("void M(int? id) => connection.Query<Order>(id == null ? \"select id from orders limit 9\" : \"select id from orders where id = @id\");")]
    [InlineData("void M(bool one) => connection.Query<Order>(one ? \"select id from orders limit 1\" : \"select id from orders\");")]
    [InlineData("void M(int id) { var sql = \"select id from orders\"; sql = sql + \" where id = @id\"; connection.Query<Order>(sql); }")]
    [InlineData("void M(int? id) { var sql = \"select id from orders limit 9\"; if (id != null) sql = \"select id from orders where id = @id\"; connection.Query<Order>(sql); }")]
    [InlineData("void M(int? id) { var sql = \"select id from orders\"; if (id == null) sql = $\"{sql} limit 9\"; connection.Query<Order>(sql); }")]
    [InlineData("void M(int id) { var sql = \"select id from orders\"; sql = \"select id from orders where id = @id\"; connection.Query<Order>(sql); }")]
    [InlineData("void M(int? id) { string sql; if (id == null) sql = \"select id from orders limit 9\"; else sql = \"select id from orders where id = @id\"; connection.Query<Order>(sql); }")]
    [InlineData("bool Busy() => true; void M() { string sql; if (Busy()) sql = \"select id from orders limit 9\"; else sql = \"select id from orders\"; connection.Query<Order>(sql); }")]
    [InlineData("void M(int? id) { var sql = \"select id from orders\"; if (id == null) sql += \" limit 9\"; else sql += \" where id = @id\"; connection.Query<Order>(sql); }")]
    [InlineData("void M(int id) => connection.Query<Order>(Select() + \" where id = @id\", new { id }); static string Select() => \"select id from orders\";")]
    [InlineData("void M() => connection.Query<Order>(Select(\"limit 3\")); static string Select(string end) => \"select id from orders \" + end;")]
    public Task Text_that_grows_and_bounds(string members) => Verify<UnboundedSqlAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(int? id) { var sql = \"select id from orders where 1 = 1\"; if (id != null) sql += \" and id = @id\"; connection.[|Query<Order>|](sql, new { id }); }")]
    [InlineData("void M(string? name) { var sql = \"select id from customers \"; if (!string.IsNullOrEmpty(name)) { sql += \" where name = @name\"; } sql += \" order by id\"; connection.[|Query<Order>|](sql); }")]
    [InlineData("void M(int? id) { var sql = new System.Text.StringBuilder(); sql.AppendLine(\"select id\").AppendLine(\"from orders\"); if (id != null) sql.Append(\" where id = @id\"); connection.[|Query<Order>|](sql.ToString()); }")]
    [InlineData("void M(int? id) => connection.[|Query<Order>|](\"select id from orders\" + (id != null ? \" where id = @id\" : \"\"));")]
    [InlineData("static class Sql { public static string All => \"select id \" + \"from orders\"; public static readonly string Open = \"select id from orders where state = 1\"; } void M() { connection.[|Query<Order>|](Sql.All); connection.[|Query<Order>|](Sql.Open); }")]
    [InlineData("void M() => connection.[|Query<Order>|](string.Concat(\"select id \", \"from orders\"));")]
    [InlineData("void M() => connection.[|Query<Order>|](string.Format(\"select {0} from orders\", \"id\"));")]
    [InlineData("void M(int? id) => connection.[|Query<Order>|](id == null ? \"select id from orders\" : \"select id from orders where id = @id\");")]
    [InlineData("void M(int? id) { var sql = \"select id from orders\"; if (id != null) sql = \"select id from orders where id = @id\"; connection.[|Query<Order>|](sql); }")]
    [InlineData("void M(int? id) { var sql = \"select id from orders\"; if (id != null) sql = sql + \" where id = @id\"; sql = sql + \" order by id\"; connection.[|Query<Order>|](sql); }")]
    [InlineData("void M(int? id) { string sql; if (id == null) sql = \"select id from orders\"; else sql = \"select id from orders where id = @id\"; connection.[|Query<Order>|](sql); }")]
    [InlineData("void M(int? id) { var sql = \"select id from orders\"; if (id != null) sql += \" where id = @id\"; else sql += \" order by id\"; connection.[|Query<Order>|](sql); }")]
    [InlineData("void M() => connection.[|Query<Order>|](Select() + \" order by id\"); static string Select() { return \"select id from orders\"; }")]
    public Task Text_that_grows(string members) => Verify<UnboundedSqlAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M() => connection.Query<Order>(\"select id from orders where created_at >= @since\", new { since = DateTime.UtcNow.AddDays(-7) });")]
    [InlineData("void M() { using var c = new NpgsqlCommand(\"select id from orders where created_at >= @since\"); c.Parameters.AddWithValue(\"since\", DateTime.UtcNow.AddDays(-7)); using var r = c.ExecuteReader(); while (r.Read()) Console.WriteLine(r[0]); }")]
    [InlineData("void M() { using var c = connection.CreateCommand(); c.CommandText = \"select id from orders\"; c.Limit(9); c.ToList<Order>(); }")]
    public Task Bounds_beside_the_text(string members) => Verify<UnboundedSqlAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(DateTime since) => connection.[|Query<Order>|](\"select id from orders where created_at >= @since\", new { since });")]
    [InlineData("void M() { using var c = connection.CreateCommand(); c.CommandText = \"select id from orders\"; c.[|ToList<Order>|](); }")]
    public Task No_bounds_beside_the_text(string members) => Verify<UnboundedSqlAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(string by) { var order = $\"{Column(by)} {Direction(by)}\"; connection.[|Query<Order>|]($\"select id from orders order by {order}, id\"); }")]
    [InlineData("void M(string by, string page) => connection.Query<Order>($\"select id from orders order by {by} {page}\");")]
    [InlineData("void M() => connection.[|Query<Order>|](\"select id from all_orders()\");")]
    [InlineData("void M() => connection.[|Query<Order>|](Sql.All); static class Sql { static readonly string From = \"from orders\"; public static readonly string All = string.Join(' ', \"select id\", From); }")]
    [InlineData("void M() => connection.[|Query<Order>|](Sql.All); static class Sql { static readonly string From = $\"from {nameof(Order)}\"; public static string All => $\"select {nameof(Order.Id)} {From}\"; }")]
    [InlineData("void M() => connection.Query<Order>(Sql.All); static class Sql { static readonly string From = Environment.NewLine; public static readonly string All = string.Join(' ', \"select id from orders\", From); }")]
    public Task Orders_functions_and_kept_text(string members) => Verify<UnboundedSqlAnalyzer>.Members(
        members + " static string Column(string by) => by; static string Direction(string by) => by;");

    [Theory]
    [InlineData("void M(List<int> to) { using var r = connection.[|QueryReader|](\"select id from orders\"); while (r.Read()) to.Add(r.GetInt32(0)); }")]
    [InlineData("void M(List<int> to) { using var r = connection.QueryReader(\"select id from orders\"); if (r.Read()) to.Add(r.GetInt32(0)); }")]
    [InlineData("void M(List<int> to) { using var c = connection.CreateCommand(); c.CommandText = \"select id from orders\"; using var r = c.[|ExecuteReader|](); Copy(r, to); } static void Copy(DbDataReader from, List<int> to) { while (from.Read()) to.Add(from.GetInt32(0)); }")]
    [InlineData("void M(List<int> to) { using var c = connection.CreateCommand(); c.CommandText = \"select id from orders\"; using var r = c.ExecuteReader(); Copy(r, to); } static void Copy(DbDataReader from, List<int> to) { if (from.Read()) to.Add(from.GetInt32(0)); }")]
    public Task Readers_of_libraries_and_members(string members) => Verify<UnboundedSqlAnalyzer>.Members(members);

    [Theory]
    [InlineData("c.CommandText = \"select id from orders\"; if (id != null) c.CommandText += \" where id = @id\"; using var r = c.[|ExecuteReader|]();")]
    [InlineData("c.CommandText = \"select id from orders\"; c.CommandText += \" order by id\"; using var r = c.[|ExecuteReader|]();")]
    [InlineData("c.CommandText = \"select id from orders\"; c.CommandText += \" where id = @id\"; using var r = c.ExecuteReader();")]
    [InlineData("c.CommandText = \"select id from orders\"; if (Busy()) c.CommandText += \" limit 3\"; using var r = c.ExecuteReader();")]
    [InlineData("c.CommandText += \" limit 3\"; using var r = c.ExecuteReader();")]
    public Task Text_of_a_command_that_grows(string body) => Verify<UnboundedSqlAnalyzer>.Members(
        $"void M(DbCommand c, int? id) {{ {body} while (r.Read()) Console.WriteLine(r[0]); }} bool Busy() => true;");

    [Theory]
    [InlineData("async Task M() { using var c = await Command(\"select id from orders\"); await [|All|](c); }")]
    [InlineData("async Task M() { using var c = await Command(\"select id from orders where id = @id\"); await All(c); }")]
    [InlineData("async Task M() { using var c = await Command(\"select id from orders\"); await One(c); }")]
    [InlineData("async Task M() { using var c = connection.CreateCommand(); c.CommandText = \"select id from orders\"; await [|All|](c); }")]
    public Task Commands_that_members_run(string members) => Verify<UnboundedSqlAnalyzer>.Members(members + """

        async Task<DbCommand> Command(string text) { await Task.Yield(); var made = connection.CreateCommand(); made.CommandText = text; return made; }
        Task<List<int>> All(DbCommand c) => All(c, default);
        async Task<List<int>> All(DbCommand c, CancellationToken ct) { var all = new List<int>(); using var r = await c.ExecuteReaderAsync(ct); while (await r.ReadAsync(ct)) all.Add(r.GetInt32(0)); return all; }
        async Task<int> One(DbCommand c) { using var r = await c.ExecuteReaderAsync(); return await r.ReadAsync() ? r.GetInt32(0) : 0; }
        """);
}
