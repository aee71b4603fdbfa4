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
}
