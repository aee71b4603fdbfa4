using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Sql;

public sealed class SMRT303_ValueWithoutParameterTests
{
    [Fact]
    public Task No_parameter() => Verify<ParameterWithoutValueAnalyzer>.Members(
        "void M(int id, int total) => connection.Query<Order>(\"select id from orders where id = @id\", new { id, {|SMRT303:total|} });");

    [Theory]
    [InlineData("using var c = new NpgsqlCommand(\"select id from orders where id = @id\"); c.Parameters.AddWithValue(\"id\", id); c.Parameters.AddWithValue({|SMRT303:\"total\"|}, id); c.ExecuteReader();")]
    [InlineData("using var c = connection.CreateCommand(); c.CommandText = \"select id from orders where id = 1\"; var p = c.CreateParameter(); p.ParameterName = {|SMRT303:\"@id\"|}; c.Parameters.Add(p); c.ExecuteReader();")]
    public Task No_parameter_in_a_command(string body) => Verify<ParameterWithoutValueAnalyzer>.Members($"void M(int id) {{ {body} }}");

    [Theory]
    [InlineData("using var c = new NpgsqlCommand(\"select id from orders where id = $1\"); c.Parameters.AddWithValue(\"id\", id); c.ExecuteReader();")]
    [InlineData("using var c = new NpgsqlCommand(sql); c.Parameters.AddWithValue(\"id\", id); c.ExecuteReader();")]
    public Task Text_that_does_not_name_them(string body) => Verify<ParameterWithoutValueAnalyzer>.Members($"void M(int id, string sql) {{ {body} }}");
}
