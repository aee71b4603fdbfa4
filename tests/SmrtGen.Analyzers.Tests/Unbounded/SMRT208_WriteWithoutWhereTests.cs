using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Unbounded;

public sealed class SMRT208_WriteWithoutWhereTests
{
    [Theory]
    [InlineData("update orders set total = 0 where id = @id")]
    [InlineData("delete from orders where id = @id")]
    [InlineData("delete from #work")]
    [InlineData("insert into orders (id) values (1) on conflict (id) do update set id = 2")]
    [InlineData("update o set total = 0 from orders o join lines l on l.order_id = o.id")]
    [InlineData("select id from orders for update")]
    public Task With_a_filter(string sql) => Verify<WriteWithoutWhereAnalyzer>.Members($"void M() => connection.Execute(\"{sql}\");");

    [Theory]
    [InlineData("update orders set total = 0")]
    [InlineData("delete from shop.orders")]
    [InlineData("select 1; delete from orders;")]
    public Task Without_one(string sql) => Verify<WriteWithoutWhereAnalyzer>.Members($"void M() => connection.Execute([|\"{sql}\"|]);");

    [Theory]
    [InlineData("void M(string where) => connection.Execute($\"delete from orders {where}\");")]
    public Task A_filter_that_is_built_in(string members) => Verify<WriteWithoutWhereAnalyzer>.Members(members);

    [Theory]
    [InlineData("Task M() => db.Orders.Where(o => o.Total > 3).ExecuteDeleteAsync();")]
    [InlineData("Task M(IQueryable<Order> q) => q.ExecuteDeleteAsync();")]
    [InlineData("Task M() => db.Orders.[|ExecuteDeleteAsync|]();")]
    public Task Calls(string members) => Verify<WriteWithoutWhereCallAnalyzer>.Members(members);
}
