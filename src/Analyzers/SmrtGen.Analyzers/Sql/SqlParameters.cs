namespace SmrtGen.Analyzers.Sql;

/// <summary>The parameters that SQL text expects from outside.</summary>
internal static class SqlParameters
{
    private static readonly char[] Marks = ['@', ':', '$', '?'];

    /// <summary>A name as it stands between the marks that drivers and dialects put before it.</summary>
    public static string WithoutMark(string name) => name.TrimStart(Marks);

    /// <summary>Whether some are known by their place, and not by a name.</summary>
    public static bool AreNumbered(SqlText sql) => sql.Tokens.Any(static token =>
        token.Kind == SqlTokenKind.Parameter && (token.Text.Length == 0 || char.IsDigit(token.Text[0])));

    public static HashSet<string> Of(SqlText sql)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var declared = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < sql.Tokens.Count; i++)
        {
            SqlToken token = sql.Tokens[i];
            if (token.Kind != SqlTokenKind.Parameter)
                continue;

            // Variables of the script itself: DECLARE @x, and MySQL's @x := …
            bool isDeclared = (i > 0 && sql.Tokens[i - 1].IsWord("DECLARE"))
                || (i + 1 < sql.Tokens.Count && sql.Tokens[i + 1].IsSymbol(":="));
            if (isDeclared || (i > 0 && sql.Tokens[i - 1].IsSymbol(",") && i + 1 < sql.Tokens.Count
                && sql.Tokens[i + 1].IsWord("INT", "BIGINT", "VARCHAR", "NVARCHAR", "DATETIME", "BIT", "TABLE", "UNIQUEIDENTIFIER")))
                declared.Add(token.Text);
            else
                names.Add(token.Text.TrimEnd('?'));
        }

        names.ExceptWith(declared);
        return names;
    }
}
