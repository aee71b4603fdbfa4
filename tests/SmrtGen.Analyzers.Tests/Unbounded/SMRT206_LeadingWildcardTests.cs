using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Unbounded;

public sealed class SMRT206_LeadingWildcardTests
{
    [Theory]
    [InlineData("void M() => connection.Query<Order>(\"select id from orders where sku like @p\");")]
    [InlineData("void M() => connection.Query<Order>(\"select id from orders where sku like 'a%'\");")]
    [InlineData("void M() => connection.Query<Order>(\"select '%like'\");")]
    public Task Anchored(string members) => Verify<LeadingWildcardAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M() => connection.Query<Order>([|\"select id from orders where sku like '%a'\"|]);")]
    [InlineData("void M(DbCommand c) => c.CommandText = [|\"select id from orders where sku ilike '%' || @p\"|];")]
    public Task In_text(string members) => Verify<LeadingWildcardAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M(string s) => db.Customers.Where(c => EF.Functions.Like(c.Name, s + \"%\")).Take(3).ToList();")]
    [InlineData("void M(string s) => db.Customers.Where(c => EF.Functions.Like(c.Name, [|$\"%{s}%\"|])).Take(3).ToList();")]
    public Task In_calls(string members) => Verify<LeadingWildcardCallAnalyzer>.Members(members);
}
