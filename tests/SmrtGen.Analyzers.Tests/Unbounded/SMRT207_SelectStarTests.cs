using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Unbounded;

public sealed class SMRT207_SelectStarTests
{
    [Theory]
    [InlineData("select id from orders")]
    [InlineData("select count(*) from orders")]
    [InlineData("select 1 where exists (select * from orders)")]
    [InlineData("select a * b from orders")]
    [InlineData("select * from (select id from orders) o")]
    [InlineData("delete from orders where id = 3")]
    public Task Named_columns(string sql) => Verify<SelectStarAnalyzer>.Members($"void M() => connection.Query<Order>(\"{sql}\");");

    [Theory]
    [InlineData("select * from orders")]
    [InlineData("select distinct o.* from orders o")]
    [InlineData("select top 10 * from orders")]
    [InlineData("with a as (select id from b) select a.id, c.* from a join c on c.id = a.id")]
    public Task Every_column(string sql) => Verify<SelectStarAnalyzer>.Members($"void M() => connection.Query<Order>([|\"{sql}\"|]);");
}
