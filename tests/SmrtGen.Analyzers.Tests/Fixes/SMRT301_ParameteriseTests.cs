using Fix = SmrtGen.Analyzers.Tests.Support.VerifyFix<SmrtGen.Analyzers.Usage.SqlInjectionAnalyzer, SmrtGen.CodeFixes.SqlInjectionCodeFix>;

namespace SmrtGen.Analyzers.Tests.Fixes;

public sealed class SMRT301_ParameteriseTests
{
    [Fact]
    public Task Dapper() => Fix.Members(
        "void M(string n, Order o) => connection.Query<Order>($\"select id from orders where sku = '{n}' and id = {o.Id} limit 3\");",
        "void M(string n, Order o) => connection.Query<Order>(\"select id from orders where sku = @n and id = @Id limit 3\", new { n, Id = o.Id });");

    [Fact]
    public Task EntityFramework() => Fix.Members(
        "void M(string n) => db.Orders.FromSqlRaw($\"select * from orders where sku = '{n}'\").ToList();",
        "void M(string n) => db.Orders.FromSqlInterpolated($\"select * from orders where sku = {n}\").ToList();");

    [Theory]
    [InlineData("void M(string n, string t) => connection.Query<Order>($\"select id from {t} where sku = '{n}'\");")]
    [InlineData("void M(string n) => connection.Query<Order>($\"select id from orders where sku like '%{n}%'\");")]
    [InlineData("void M(string n) => connection.Query<Order>(\"select id from orders where sku = '\" + n + \"'\");")]
    public Task Not_names_or_parts_of_values(string members) => Fix.Members(members, null);
}
