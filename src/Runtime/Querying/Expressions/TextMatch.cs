namespace SmrtGen.CompilerServices;

internal enum TextMatchKind
{
    StartsWith,
    EndsWith,
    Contains,
}

/// <summary>Text that starts with, ends with or contains other text, taken literally.</summary>
/// <remarks>PostgreSQL uses LIKE and ILIKE. SQLite's LIKE ignores the case of ASCII letters, so the form that respects it uses GLOB.</remarks>
internal sealed class TextMatch(SqlExpression<string> operand, TextMatchKind kind, string text, bool ignoreCase) : Predicate
{
    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(ShapeTag.TextMatch, ignoreCase ? 1 : 0);
        operand.AppendShape(ref shape);
    }

    internal override void AppendSql(SqlWriter sql)
    {
        operand.AppendSql(sql);
        if (sql.Engine == DatabaseEngine.PostgreSql)
            sql.Append(ignoreCase ? " ILIKE " : " LIKE ");
        else
            sql.Append(ignoreCase ? " LIKE " : " GLOB ");
        sql.AppendParameter();
        if (sql.Engine == DatabaseEngine.Sqlite && ignoreCase)
            sql.Append(" ESCAPE '\\'");
    }

    internal override void Bind(ref ParameterCursor parameters)
    {
        operand.Bind(ref parameters);
        TextCheck.ThrowIfInvalid(text, nameof(text));
        bool glob = parameters.Writer.Engine == DatabaseEngine.Sqlite && !ignoreCase;
        string any = glob ? "*" : "%";
        string escaped = glob ? EscapeGlob(text) : EscapeLike(text);
        string pattern = kind switch
        {
            TextMatchKind.StartsWith => escaped + any,
            TextMatchKind.EndsWith => any + escaped,
            _ => any + escaped + any,
        };
        parameters.Writer.SetString(parameters.Next(), pattern, "text");
    }

    private static string EscapeLike(string text)
        => text.AsSpan().IndexOfAny('%', '_', '\\') < 0
            ? text
            : text.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("%", "\\%", StringComparison.Ordinal)
                .Replace("_", "\\_", StringComparison.Ordinal);

    private static string EscapeGlob(string text)
        => text.AsSpan().IndexOfAny('*', '?', '[') < 0
            ? text
            : text.Replace("[", "[[]", StringComparison.Ordinal)
                .Replace("*", "[*]", StringComparison.Ordinal)
                .Replace("?", "[?]", StringComparison.Ordinal);
}
