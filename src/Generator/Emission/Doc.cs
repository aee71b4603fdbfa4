using SmrtGen.Generator.Sql;

namespace SmrtGen.Generator.Emission;

/// <summary>XML documentation of generated members.</summary>
internal static class Doc
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Summary(string xml) => $"/// <summary>{xml}</summary>";

    /// <summary>A reference to a type by its full name.</summary>
    public static string See(string fullName) => $"<see cref=\"{fullName.Replace('<', '{').Replace('>', '}')}\"/>";

    /// <summary>The SQL that a member runs, for those who hover over it.</summary>
    public static string Remarks(SqlPair sql) => sql.IsSame
        ? $"/// <remarks><code>\n{Lines(sql.PostgreSql)}\n/// </code></remarks>"
        : $"/// <remarks>PostgreSQL: <code>\n{Lines(sql.PostgreSql)}\n/// </code> SQLite: <code>\n{Lines(sql.Sqlite)}\n/// </code></remarks>";

    private static string Lines(string sql) => "/// " + Escape(sql).Replace("\n", "\n/// ");
}
