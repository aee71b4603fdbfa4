using Fix = SmrtGen.Analyzers.Tests.Support.VerifyFix<SmrtGen.Analyzers.Usage.UnboundedSqlAnalyzer, SmrtGen.CodeFixes.UnboundedSqlCodeFix>;

namespace SmrtGen.Analyzers.Tests.Fixes;

public sealed class SMRT202_LimitTests
{
    [Theory]
    [InlineData("\"select id from orders\"", "\"select id from orders LIMIT 100\"")]
    [InlineData("\"select id from orders order by id; \"", "\"select id from orders order by id LIMIT 100; \"")]
    [InlineData("@\"select id\n  from orders\n\"", "@\"select id\n  from orders LIMIT 100\n\"")]
    [InlineData("\"\"\"\n  select id\n  from orders;\n  \"\"\"", "\"\"\"\n  select id\n  from orders LIMIT 100;\n  \"\"\"")]
    public Task At_the_end(string before, string after) => Fix.Members(
        $"void M() => connection.Query<Order>({before});",
        $"void M() => connection.Query<Order>({after});");

    [Fact]
    public Task Of_a_command() => Fix.Members(
        "void M() { using var c = connection.CreateCommand(); c.CommandText = \"select id from orders\"; using var r = c.ExecuteReader(); while (r.Read()) Console.WriteLine(r[0]); }",
        "void M() { using var c = connection.CreateCommand(); c.CommandText = \"select id from orders LIMIT 100\"; using var r = c.ExecuteReader(); while (r.Read()) Console.WriteLine(r[0]); }");

    [Fact]
    public Task Of_text_that_is_used_once() => Fix.Members(
        "void M() { const string sql = \"select id from orders\"; connection.Query<Order>(sql); }",
        "void M() { const string sql = \"select id from orders LIMIT 100\"; connection.Query<Order>(sql); }");

    [Theory]
    [InlineData("void M() { const string sql = \"select id from orders\"; connection.Query<Order>(sql); Console.WriteLine(sql); }")]
    [InlineData("void M() => connection.Query<Order>(\"select id from orders for update\");")]
    [InlineData("void M() => connection.Query<Order>(\"select id from orders -- all\");")]
    [InlineData("void M() => connection.Query<Order>(\"select id from orders; select 1\");")]
    [InlineData("void M() => connection.Query<Order>(\"select id from orders offset 3\");")]
    [InlineData("void M() => connection.Query<Order>($\"select id from {nameof(Order)}\");")]
    [InlineData("void M() => connection.Query<Order>(\"select id from orders\"); } namespace Microsoft.Data.SqlClient { class SqlConnection { }")]
    public Task Not_where_more_follows_or_the_clause_may_be_unknown(string members) => Fix.Members(members, null);

    [Fact]
    public Task All_at_once() => Fix.All(
        "void M() { connection.Query<Order>(\"select id from orders\"); connection.Query<Customer>(\"select id from customers\"); }",
        "void M() { connection.Query<Order>(\"select id from orders LIMIT 100\"); connection.Query<Customer>(\"select id from customers LIMIT 100\"); }");
}
