namespace SmrtGen.Analyzers.Sql;

/// <summary>What a text does, by the first verb of its statements.</summary>
internal static class SqlStatements
{
    private static readonly string[] WriteVerbs = ["INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "UPSERT"];

    private static readonly string[] SchemaVerbs =
    [
        "CREATE", "ALTER", "DROP", "TRUNCATE", "PRAGMA", "VACUUM", "ANALYZE", "REINDEX", "GRANT", "REVOKE", "SET", "USE", "ATTACH",
            "DETACH",
        "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "LISTEN", "UNLISTEN", "NOTIFY", "LOCK", "CLUSTER", "RENAME", "COMMENT",
            "OPTIMIZE", "IF",
    ];

    public static bool WritesOnly(SqlText sql) => Verb(sql.Tokens) is { } verb && verb.IsWord(WriteVerbs);

    public static bool ReadsOnly(SqlText sql) => Verb(sql.Tokens) is { } verb && verb.IsWord("SELECT");

    public static bool IsSchemaChange(SqlText sql) => Verb(sql.Tokens) is { } verb && verb.IsWord(SchemaVerbs);

    /// <summary>The tokens of each statement.</summary>
    public static IEnumerable<IReadOnlyList<SqlToken>> Split(IReadOnlyList<SqlToken> tokens)
    {
        var statement = new List<SqlToken>();
        foreach (SqlToken token in tokens)
        {
            if (!token.IsSymbol(";"))
            {
                statement.Add(token);
                continue;
            }

            if (statement.Count > 0)
                yield return statement;
            statement = [];
        }

        if (statement.Count > 0)
            yield return statement;
    }

    /// <summary>The verb of a statement; the one after the common table expressions, when it has them.</summary>
    public static SqlToken? Verb(IReadOnlyList<SqlToken> tokens)
    {
        int at = VerbIndex(tokens);
        return at < 0 ? null : tokens[at];
    }

    public static int VerbIndex(IReadOnlyList<SqlToken> tokens)
    {
        int first = 0;
        while (first < tokens.Count && tokens[first].Kind == SqlTokenKind.Symbol)
            first++;
        if (first == tokens.Count || tokens[first].Kind != SqlTokenKind.Word)
            return -1;
        if (tokens[first].IsWord("IF"))
            return Guarded(tokens, first);
        if (!tokens[first].IsWord("WITH"))
            return first;
        for (int i = first + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Depth == tokens[first].Depth && (tokens[i].IsWord("SELECT") || tokens[i].IsWord(WriteVerbs)))
                return i;
        }

        return -1;
    }

    /// <summary>What an <c>IF NOT EXISTS (…)</c> stands before, when that is a write.</summary>
    private static int Guarded(IReadOnlyList<SqlToken> tokens, int first)
    {
        for (int i = first + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Depth != tokens[first].Depth || tokens[i].IsWord("IF", "BEGIN"))
                continue;
            if (tokens[i].IsWord(WriteVerbs))
                return i;
            if (tokens[i].IsWord(SchemaVerbs))
                return first;
        }

        return first;
    }
}
