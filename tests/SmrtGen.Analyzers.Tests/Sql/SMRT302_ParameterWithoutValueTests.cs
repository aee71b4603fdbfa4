using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Sql;

public sealed class SMRT302_ParameterWithoutValueTests
{
    [Theory]
    [InlineData("void M(int id) => connection.Query<Order>(\"select id from orders where id = @id\", new { id });")]
    [InlineData("void M(int id) => connection.Query<Order>(\"select id from orders where id = @Id\", new { id });")]
    [InlineData("void M(DynamicParameters p) => connection.Query<Order>(\"select id from orders where id = @id\", p);")]
    [InlineData("void M(Order o) => connection.Execute(\"insert into orders (id) values (@Id)\", o);")]
    [InlineData("void M(string f, int id) => connection.Query<Order>($\"select id from orders {f}\", new { id });")]
    [InlineData("void M() => connection.Query<Order>(\"select id::int from orders where at > '10:30:00' limit 3\");")]
    [InlineData("void M() => connection.Execute(\"update t set a = 1 where @@rowcount > 0\");")]
    [InlineData("void M(int id) => connection.Query<Order>(\"get_orders\", new { id }, commandType: CommandType.StoredProcedure);")]
    public Task Both_sides(string members) => Verify<ParameterWithoutValueAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(int id) => connection.Query<Order>({|SMRT302:\"select id from orders where id = @id and total = @total\"|}, new { id });")]
    [InlineData("void M(int id) => connection.Query<Order>({|SMRT302:\"select id from orders where id = @id\"|});")]
    public Task No_value(string members) => Verify<ParameterWithoutValueAnalyzer>.Members(members);

    [Theory]
    [InlineData("using var c = connection.CreateCommand(); c.CommandText = \"select id from orders where id = @id\"; Add(c); c.ExecuteReader();")]
    [InlineData("using var c = new NpgsqlCommand(\"select id from orders where id = @id\"); c.Parameters.AddWithValue(\"id\", id); c.ExecuteReader();")]
    [InlineData("using var c = new NpgsqlCommand(\"select id from orders where id = @id\"); c.Parameters.AddWithValue(\"@ID\", id); c.ExecuteReader();")]
    [InlineData("using var c = new NpgsqlCommand(\"select id from orders where id = @id\"); c.Parameters.Add(new NpgsqlParameter(\"id\", id)); c.ExecuteReader();")]
    [InlineData("using var c = new NpgsqlCommand { CommandText = \"select id from orders where id = @id\" }; c.Parameters.Add(new NpgsqlParameter { ParameterName = \"id\", Value = id }); c.ExecuteReader();")]
    [InlineData("using var c = connection.CreateCommand(); c.CommandText = \"select id from orders where id = @id\"; var p = c.CreateParameter(); p.ParameterName = \"id\"; p.Value = id; c.Parameters.Add(p); c.ExecuteReader();")]
    [InlineData("using var c = new NpgsqlCommand(\"select id from orders where id = $1\"); c.Parameters.Add(new NpgsqlParameter { Value = id }); c.ExecuteReader();")]
    [InlineData("using var c = new NpgsqlCommand(\"select id from orders where id = @id\"); c.Parameters.AddRange(new[] { new NpgsqlParameter(\"id\", id) }); c.ExecuteReader();")]
    [InlineData("using var c = new NpgsqlCommand(\"select id from orders where id = @id\"); c.Parameters.AddWithValue(\"i\" + name, id); c.ExecuteReader();")]
    [InlineData("using var c = connection.CreateCommand(); c.CommandText = \"select id from orders where id = @id\"; if (id > 0) c.CommandText = \"select 1\"; c.ExecuteReader();")]
    [InlineData("using var c = connection.CreateCommand(); c.CommandText = \"get_order @id\"; c.CommandType = CommandType.StoredProcedure; c.ExecuteReader();")]
    [InlineData("using var c = connection.CreateCommand(); c.CommandText = \"select id from orders where id = @id\"; var all = c.Parameters; c.ExecuteReader();")]
    public Task Both_sides_of_a_command(string body) => Verify<ParameterWithoutValueAnalyzer>.Members(
        $"void M(int id, string name) {{ {body} }} static void Add(DbCommand c) {{ }}");

    [Theory]
    [InlineData("using var c = new NpgsqlCommand({|SMRT302:\"select id from orders where id = @id and total = @total\"|}); c.Parameters.AddWithValue(\"id\", id); c.ExecuteReader();")]
    [InlineData("using var c = connection.CreateCommand(); c.CommandText = {|SMRT302:\"select id from orders where id = @id\"|}; c.ExecuteReader();")]
    [InlineData("using var c = new NpgsqlCommand { CommandText = {|SMRT302:\"delete from orders where id = @id\"|} }; c.ExecuteNonQuery();")]
    public Task No_value_in_a_command(string body) => Verify<ParameterWithoutValueAnalyzer>.Members($"void M(int id) {{ {body} }}");
}
