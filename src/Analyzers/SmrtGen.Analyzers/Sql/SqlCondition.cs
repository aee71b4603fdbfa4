using SmrtGen.Analyzers.Bounds;

namespace SmrtGen.Analyzers.Sql;

/// <summary>Whether a WHERE clause keeps the result from growing with the table.</summary>
internal static class SqlCondition
{
    private static readonly string[] Comparisons = ["=", "<", ">", "<=", ">=", "<>", "!="];

    private static readonly string[] States = ["status", "state", "type", "kind"];

    private static readonly string[] Clocks = ["NOW", "GETDATE", "GETUTCDATE", "SYSDATETIME", "SYSUTCDATETIME", "SYSDATETIMEOFFSET",
        "CURRENT_TIMESTAMP", "CURRENT_DATE", "UTC_TIMESTAMP", "CURDATE", "LOCALTIMESTAMP", "SYSDATE"];

    public static bool Bounds(IReadOnlyList<SqlToken> condition)
    {
        condition = StripParentheses(condition);
        if (condition.Count == 0)
            return false;
        int depth = condition[0].IsSymbol("(") ? condition[0].Depth : condition.Min(static t => t.Depth);
        List<IReadOnlyList<SqlToken>> alternatives = Split(condition, depth, "OR");
        if (alternatives.Count > 1)
            return alternatives.All(Bounds);
        List<IReadOnlyList<SqlToken>> conjuncts = Split(condition, depth, "AND");
        if (conjuncts.Count > 1)
            return conjuncts.Any(Bounds) || IsWindow(conjuncts);
        return BoundsTerm(condition, depth);
    }

    private static bool BoundsTerm(IReadOnlyList<SqlToken> term, int depth)
    {
        if (term[0].IsWord("NOT"))
            return false;
        if (term[0].IsWord("EXISTS"))
            return true;
        if (term.Any(t => t.IsWord("BETWEEN")))
            return true;
        int @in = IndexOf(term, t => t.IsWord("IN"));
        if (@in > 0)
            return !term[@in - 1].IsWord("NOT") && BoundsList(term, @in);
        if (IsRecent(term, depth))
            return true;
        int equals = IndexOf(term, t => t.Depth == depth && t.IsSymbol("="));
        if (equals <= 0 || equals + 1 >= term.Count)
            return false;
        if (term.Any(static t => t.IsWord(Clocks)))
            return true;
        return IsKeyed(term.Take(equals).ToList(), term.Skip(equals + 1).ToList())
            || IsKeyed(term.Skip(equals + 1).ToList(), term.Take(equals).ToList());
    }

    /// <summary>A column that is later than a while ago: what came since is a window that ends now.</summary>
    private static bool IsRecent(IReadOnlyList<SqlToken> term, int depth)
    {
        int at = IndexOf(term, t => t.Depth == depth && (t.IsSymbol(">") || t.IsSymbol(">=")));
        if (at <= 0 || term[at - 1].Kind is not (SqlTokenKind.Word or SqlTokenKind.Quoted))
            return false;
        List<SqlToken> since = [.. term.Skip(at + 1)];
        if (since.Count > 0 && since.TrueForAll(static t => t.IsRecent))
            return true;
        bool isFromNow = since.Exists(static t => t.IsWord(Clocks) || (t.Kind == SqlTokenKind.String && t.Text.Trim('\'') == "now"));
        return isFromNow && since.Exists(static t => t.IsSymbol("-") || t.IsWord("DATEADD", "DATE_SUB", "SUBDATE")
            || (t.Kind == SqlTokenKind.String && t.Text.TrimStart('\'').StartsWith("-", StringComparison.Ordinal)));
    }

    private static bool BoundsList(IReadOnlyList<SqlToken> term, int @in)
    {
        // A list of literals selects by state; a parameter or a subquery selects what it names.
        List<SqlToken> list = [.. term.Skip(@in + 1)];
        if (IsState(term[@in - 1].Text) && !list.Exists(static t => t.IsWord("SELECT")))
            return false;
        return list.Exists(static t => t.Kind is SqlTokenKind.Parameter or SqlTokenKind.Hole || t.HasHole || t.IsWord("SELECT"))
            || KeyNames.IsKey(term[@in - 1].Text);
    }

    private static bool IsState(string column) => IsFlag(column) || States.Any(ending => column.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>A column that equals a value from outside, flags apart; a literal only where the column is a key.</summary>
    private static bool IsKeyed(List<SqlToken> column, List<SqlToken> value)
    {
        SqlToken? name = column.Cast<SqlToken?>().LastOrDefault(static t => t!.Value.Kind is SqlTokenKind.Word or SqlTokenKind.Quoted);
        if (name is null || column.Any(static t => t.Kind is SqlTokenKind.Parameter))
            return false;
        bool isOutside = value.Any(static t => t.Kind is SqlTokenKind.Parameter or SqlTokenKind.Hole || t.HasHole);
        bool isLiteral = value.Count > 0 && value.All(static t => t.Kind is SqlTokenKind.Number or SqlTokenKind.String);
        if (KeyNames.IsKey(name.Value.Text))
            return isOutside || (isLiteral && !KeyNames.IsState(name.Value.Text));
        return isOutside && !IsFlag(name.Value.Text);
    }

    private static bool IsFlag(string name)
    {
        name = name.ToLowerInvariant().Replace("_", "");
        return name.StartsWith("is", StringComparison.Ordinal) || name.EndsWith("enabled", StringComparison.Ordinal)
            || name.EndsWith("active", StringComparison.Ordinal) || name.EndsWith("deleted", StringComparison.Ordinal);
    }

    private static bool IsWindow(List<IReadOnlyList<SqlToken>> conjuncts)
    {
        var lower = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var upper = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (IReadOnlyList<SqlToken> term in conjuncts)
        {
            int at = IndexOf(term, static t => t.Kind == SqlTokenKind.Symbol && Comparisons.Contains(t.Text));
            if (at <= 0 || term[at - 1].Kind is not (SqlTokenKind.Word or SqlTokenKind.Quoted))
                continue;
            if (term[at].Text[0] == '<')
                upper.Add(term[at - 1].Text);
            else if (term[at].Text[0] == '>')
                lower.Add(term[at - 1].Text);
        }

        return lower.Overlaps(upper);
    }

    private static int IndexOf(IReadOnlyList<SqlToken> tokens, Func<SqlToken, bool> test)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            if (test(tokens[i]))
                return i;
        }

        return -1;
    }

    private static List<IReadOnlyList<SqlToken>> Split(IReadOnlyList<SqlToken> tokens, int depth, string word)
    {
        List<IReadOnlyList<SqlToken>> parts = [];
        var part = new List<SqlToken>();
        bool between = false;
        foreach (SqlToken token in tokens)
        {
            if (token.Depth == depth && token.IsWord("BETWEEN"))
                between = true;
            if (token.Depth == depth && token.IsWord(word) && !(word == "AND" && between))
            {
                parts.Add(part);
                part = [];
                continue;
            }

            if (token.Depth == depth && token.IsWord("AND"))
                between = false;
            part.Add(token);
        }

        parts.Add(part);
        return parts;
    }

    private static IReadOnlyList<SqlToken> StripParentheses(IReadOnlyList<SqlToken> tokens)
    {
        while (tokens.Count >= 2 && tokens[0].IsSymbol("(") && tokens[tokens.Count - 1].IsSymbol(")"))
        {
            int depth = tokens[0].Depth;
            if (tokens.Skip(1).Take(tokens.Count - 2).Any(t => t.Depth <= depth))
                break;
            tokens = [.. tokens.Skip(1).Take(tokens.Count - 2)];
        }

        return tokens;
    }
}
