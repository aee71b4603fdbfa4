using System.Text.RegularExpressions;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Chinook;

/// <summary>
/// Hand-written SQL for both scripts: names in brackets are those of the SQLite one (<c>[InvoiceLine]</c>), the PostgreSQL one
/// has the same in snake case (<c>invoice_line</c>).
/// </summary>
public static partial class ChinookSql
{
    public static string For(TestEngine engine, string sql)
        => engine == TestEngine.Sqlite ? sql : BracketedName().Replace(sql, match => SnakeCase(match.Groups[1].Value));

#pragma warning disable CA1308 // snake case is lower case
    private static string SnakeCase(string name) => WordStart().Replace(name, "_").ToLowerInvariant();
#pragma warning restore CA1308

    [GeneratedRegex(@"\[(\w+)\]")]
    private static partial Regex BracketedName();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
