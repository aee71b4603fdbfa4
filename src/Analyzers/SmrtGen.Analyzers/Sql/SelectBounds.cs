using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Sql;

/// <summary>Whether a SELECT grows with its table: no limit, aggregate, key or window in its outer query.</summary>
internal static class SelectBounds
{
    private static readonly string[] Aggregates = ["COUNT", "SUM", "MIN", "MAX", "AVG", "COUNT_BIG", "BOOL_OR", "BOOL_AND", "ARRAY_AGG",
        "STRING_AGG", "JSON_AGG", "JSONB_AGG", "GROUP_CONCAT", "EXISTS", "LAST_INSERT_ROWID", "TOTAL"];

    private static readonly string[] Catalogs = ["information_schema", "pg_catalog", "sys", "sqlite_master", "sqlite_schema", "sysobjects",
        "dual", "pragma_table_info", "generate_series"];

    private static readonly string[] AfterFrom = ["WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "FETCH", "UNION", "INTERSECT",
        "EXCEPT", "FOR", "WINDOW", "OPTION"];

    private static readonly string[] Joins = ["JOIN", "INNER", "LEFT", "RIGHT", "FULL", "CROSS", "NATURAL"];

    private static readonly string[] Directions = ["order", "sort", "dir", "asc", "desc"];

    public static bool IsUnbounded(SqlText sql, out string table)
    {
        table = "";
        if (!sql.IsComplete || sql.IsEmpty || SelectsFromBuiltText(sql))
            return false;
        foreach (IReadOnlyList<SqlToken> statement in SqlStatements.Split(sql.Tokens))
        {
            if (StatementIsUnbounded(statement, [], out table))
                return true;
        }

        return false;
    }

    /// <summary>What a method gives in place of a table may be a subquery that bounds by itself; a name is held, not made.</summary>
    private static bool SelectsFromBuiltText(SqlText sql)
    {
        for (int i = 1; i < sql.Tokens.Count; i++)
        {
            if (sql.Tokens[i - 1].IsWord("FROM", "JOIN") && sql.Tokens[i].Value?.Unwrap() is IInvocationOperation)
                return true;
        }

        return false;
    }

    /// <param name="statement">The statement, or the body of a common table expression.</param>
    /// <param name="known">The common table expressions around it.</param>
    /// <param name="table">The table it reads.</param>
    private static bool StatementIsUnbounded(IReadOnlyList<SqlToken> statement, Dictionary<string, List<SqlToken>> known, out string table)
    {
        table = "";
        int start = SqlStatements.VerbIndex(statement);
        if (start < 0 || !statement[start].IsWord("SELECT"))
            return false;
        int depth = statement[start].Depth;
        List<SqlToken> outer = [.. statement.Skip(start)];
        int from = Find(outer, depth, 0, "FROM");
        if (from < 0 || from + 1 >= outer.Count || Has(outer, depth, "LIMIT", "FETCH", "INTO", "UNION", "INTERSECT", "EXCEPT", "GROUP")
            || (outer.Count > 1 && outer[1].IsWord("TOP", "FIRST"))
            || (outer.Count > 2 && outer[1].IsWord("DISTINCT") && outer[2].IsWord("TOP")) || IsAggregate(outer, from, depth))
        {
            return false;
        }

        // A call, a subquery or built-in text in place of a table may bound by itself.
        SqlToken source = outer[from + 1];
        if (!source.IsName || Catalogs.Contains(source.Text, StringComparer.OrdinalIgnoreCase))
            return false;
        int after = from + 2;
        while (after + 1 < outer.Count && outer[after].IsSymbol("."))
            after += 2;
        if (after + 1 < outer.Count && outer[after].IsSymbol("(") && !outer[after + 1].IsSymbol(")"))
            return false;

        // "orders" and then a value is a table with more text behind it, if not a name that is put together.
        if (outer[after - 1] is { Kind: SqlTokenKind.Word, HasHole: true })
            return false;
        table = outer[after - 1].Text.Trim(SqlText.Hole) is { Length: > 0 } name ? name : "the table";
        if (ReadsBoundedTable(outer, depth, from, CommonTables.Read([.. statement.Take(start)], known)))
            return false;
        int where = Find(outer, depth, after, "WHERE");
        if (HasClauseHole(outer, depth, after, where))
            return false;
        if (JoinsByKey(outer, depth, after))
            return false;
        if (where < 0)
            return true;
        int end = FindAny(outer, depth, where + 1, AfterFrom);
        return !SqlCondition.Bounds([.. outer.Skip(where + 1).Take((end < 0 ? outer.Count : end) - where - 1)]);
    }

    /// <summary>Whether a common table expression that is bounded gives the rows, or an inner join keeps what it names.</summary>
    private static bool ReadsBoundedTable(List<SqlToken> outer, int depth, int from, Dictionary<string, List<SqlToken>> tables)
    {
        for (int i = from; tables.Count > 0 && i + 1 < outer.Count; i++)
        {
            if (i != from && (outer[i].Depth != depth || !outer[i].IsWord("JOIN") || outer[i - 1].IsWord("LEFT", "RIGHT", "FULL", "OUTER")))
                continue;
            if (!tables.TryGetValue(outer[i + 1].Text, out List<SqlToken>? body))
                continue;

            // One that is recursive names itself.
            Dictionary<string, List<SqlToken>> others = new(tables, tables.Comparer);
            others.Remove(outer[i + 1].Text);
            if (!StatementIsUnbounded(body, others, out _))
                return true;
        }

        return false;
    }

    /// <summary>Whether an inner join keeps the rows of a key that is handed in.</summary>
    private static bool JoinsByKey(List<SqlToken> outer, int depth, int after)
    {
        int end = FindAny(outer, depth, after, AfterFrom);
        for (int join = Find(outer, depth, after, "JOIN"); join >= 0; join = Find(outer, depth, join + 1, "JOIN"))
        {
            int on = Find(outer, depth, join, "ON");
            int next = FindAny(outer, depth, join + 1, Joins);
            int stop = next >= 0 ? next : end >= 0 ? end : outer.Count;
            if (on < 0 || on > stop || outer[join - 1].IsWord("LEFT", "RIGHT", "FULL", "OUTER"))
                continue;
            List<SqlToken> condition = outer.GetRange(on + 1, stop - on - 1);
            if (condition.Exists(static t => t.Kind is SqlTokenKind.Parameter or SqlTokenKind.Hole) && SqlCondition.Bounds(condition))
                return true;
        }

        return false;
    }

    /// <summary>Built-in text that stands where a clause could: after the table, or loose in the filter.</summary>
    private static bool HasClauseHole(List<SqlToken> outer, int depth, int after, int where)
    {
        for (int i = after; i < outer.Count; i++)
        {
            if (outer[i].Kind != SqlTokenKind.Hole || outer[i].Depth != depth)
                continue;
            SqlToken before = outer[i - 1];
            bool isName = before.IsSymbol(".") || before.IsWord("JOIN", "AS", "ON", "BY") || before.IsSymbol(",");
            bool isValue = where >= 0 && i > where
                && (before.IsSymbol("=") || before.IsSymbol("<") || before.IsSymbol(">") || before.IsSymbol("<=") || before.IsSymbol(">=")
                || before.IsSymbol("<>") || before.IsWord("LIKE", "IN", "ILIKE"));
            if (!isName && !isValue && !IsDirection(outer, depth, i))
                return true;
        }

        return false;
    }

    /// <summary>Whether what is built in behind <c>ORDER BY</c> says how to sort, by its name.</summary>
    private static bool IsDirection(List<SqlToken> outer, int depth, int at)
    {
        int order = Find(outer, depth, 0, "ORDER");
        return order >= 0 && order < at && outer[at].Value?.Syntax.ToString() is { } name
            && Directions.Any(mark => name.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    private static bool IsAggregate(List<SqlToken> outer, int from, int depth)
    {
        bool found = false;
        bool startsItem = true;
        for (int i = 1; i < from; i++)
        {
            if (outer[i].Depth != depth)
                continue;
            if (startsItem)
            {
                if (outer[i].IsWord("DISTINCT", "ALL", "CAST", "COALESCE", "ISNULL", "IFNULL", "ROUND"))
                {
                    if (outer[i].IsWord("CAST", "COALESCE", "ISNULL", "IFNULL", "ROUND"))
                        return i + 2 < outer.Count && outer[i + 2].IsWord(Aggregates);
                    continue;
                }

                if (!outer[i].IsWord(Aggregates) || i + 1 >= outer.Count || !outer[i + 1].IsSymbol("("))
                    return false;
                found = true;
            }

            startsItem = outer[i].IsSymbol(",");
        }

        return found;
    }

    private static bool Has(List<SqlToken> tokens, int depth, params string[] words) => FindAny(tokens, depth, 0, words) >= 0;

    private static int Find(List<SqlToken> tokens, int depth, int start, string word) => FindAny(tokens, depth, start, [word]);

    private static int FindAny(List<SqlToken> tokens, int depth, int start, string[] words) =>
        tokens.FindIndex(Math.Min(start, tokens.Count), token => token.Depth == depth && token.IsWord(words));
}
