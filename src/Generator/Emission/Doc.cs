using SmrtGen.Generator.Sql;

namespace SmrtGen.Generator.Emission;

/// <summary>XML documentation of generated members.</summary>
internal static class Doc
{
    /// <summary>Text in XML; control characters other than line ends are none of it.</summary>
    public static string Escape(string text)
    {
        string escaped = text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
        return escaped.Any(IsStray) ? string.Concat(escaped.Select(c => IsStray(c) ? '?' : c)) : escaped;

        static bool IsStray(char c) => (char.IsControl(c) && c != '\n') || char.IsSurrogate(c);
    }

    public static string Summary(string xml) => $"/// <summary>{xml}</summary>";

    /// <summary>A reference to a type by its full name; to a constructed one there is none.</summary>
    public static string See(string fullName)
        => fullName.IndexOf('<') < 0 ? $"<see cref=\"{fullName}\"/>" : $"<c>{Escape(fullName.Replace("global::", ""))}</c>";

    /// <summary>The SQL that a member runs, for those who hover over it.</summary>
    public static string Remarks(SqlPair sql) => sql.IsSame
        ? $"/// <remarks><code>\n{Lines(sql.PostgreSql)}\n/// </code></remarks>"
        : $"/// <remarks>PostgreSQL: <code>\n{Lines(sql.PostgreSql)}\n/// </code> SQLite: <code>\n{Lines(sql.Sqlite)}\n/// </code></remarks>";

    private static string Lines(string sql) => "/// " + Escape(sql).Replace("\n", "\n/// ");
}
