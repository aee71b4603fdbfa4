using Microsoft.CodeAnalysis.CSharp;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Sql;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

/// <summary>Fragments that several emitters write.</summary>
internal static class Code
{
    public const string Services = "global::SmrtGen.CompilerServices.";
    public const string Token = "global::System.Threading.CancellationToken cancellationToken = default";
    public const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"SmrtGen\", \"0.1\")]";
    public const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    /// <summary>A string literal on one line.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A raw string literal, to be written behind <c>= </c> with what ends the statement.</summary>
    public static string RawLiteral(string text)
    {
        string delimiter = new('"', Math.Max(3, LongestRunOfQuotes(text) + 1));
        return $"{delimiter}\n    {text.Replace("\n", "\n    ")}\n    {delimiter}";
    }

    /// <summary><c>"""SELECT …"""</c> as constants, and the expression that makes a <c>SqlText</c> of them.</summary>
    public static string SqlConstants(SourceWriter writer, string name, SqlPair sql, string modifiers = "private const string")
    {
        if (sql.IsSame)
        {
            writer.WriteLine($"{modifiers} {name} = {RawLiteral(sql.PostgreSql)};\n");
            return $"new({name})";
        }

        writer.WriteLine($"{modifiers} PostgreSql{name} = {RawLiteral(sql.PostgreSql)};\n");
        writer.WriteLine($"{modifiers} Sqlite{name} = {RawLiteral(sql.Sqlite)};\n");
        return $"new(PostgreSql{name}, Sqlite{name})";
    }

    public static string Property(ColumnModel column) => Identifiers.Escape(column.PropertyName);

    /// <summary>Parameters named after columns, as a list of declarations.</summary>
    public static string Parameters(IReadOnlyList<ColumnModel> columns, IReadOnlyList<string> names)
        => string.Join(", ", columns.Select((column, i) => $"{column.ClrType} {names[i]}"));

    /// <summary>Names of members that differ from each other and from <paramref name="taken"/>.</summary>
    public static IReadOnlyList<string> MemberNames(IEnumerable<string> names, params string[] taken) => Distinct(names, taken);

    /// <summary>Camel-case names that differ from each other and from <paramref name="taken"/>.</summary>
    public static IReadOnlyList<string> LocalNames(IEnumerable<string> names, params string[] taken)
        => Distinct(names.Select(Identifiers.CamelCase), taken);

    private static List<string> Distinct(IEnumerable<string> names, string[] taken)
    {
        var used = new HashSet<string>(taken, StringComparer.Ordinal);
        var result = new List<string>();
        foreach (string name in names)
        {
            string distinct = name;
            while (!used.Add(distinct))
                distinct += "Value";
            result.Add(Identifiers.Escape(distinct));
        }

        return result;
    }

    private static int LongestRunOfQuotes(string text)
    {
        int longest = 0, run = 0;
        foreach (char c in text)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
