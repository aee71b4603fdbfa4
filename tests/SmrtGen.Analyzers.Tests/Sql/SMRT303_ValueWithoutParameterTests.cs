using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Sql;

public sealed class SMRT303_ValueWithoutParameterTests
{
    [Fact]
    public Task No_parameter() => Verify<ParameterWithoutValueAnalyzer>.Members(
        "void M(int id, int total) => connection.Query<Order>(\"select id from orders where id = @id\", new { id, {|SMRT303:total|} });");
}
