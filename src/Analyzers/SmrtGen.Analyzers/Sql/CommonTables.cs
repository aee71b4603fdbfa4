namespace SmrtGen.Analyzers.Sql;

/// <summary>The common table expressions of a statement.</summary>
internal static class CommonTables
{
    /// <summary>The body of each, by name. Names compare as unquoted ones do.</summary>
    /// <param name="head">What stands before the statement's verb.</param>
    /// <param name="known">Those of the statement around it.</param>
    public static Dictionary<string, List<SqlToken>> Read(IReadOnlyList<SqlToken> head, Dictionary<string, List<SqlToken>> known)
    {
        var bodies = new Dictionary<string, List<SqlToken>>(known, StringComparer.OrdinalIgnoreCase);
        int with = head.ToList().FindIndex(static token => token.IsWord("WITH"));
        for (int i = with + 1; with >= 0 && i < head.Count; i++)
        {
            if (head[i].Depth != head[with].Depth || !head[i].IsWord("AS") || NameBefore(head, i) is not { } name)
                continue;
            bodies[name] = [.. head.Skip(i + 1).SkipWhile(static token => token.IsWord("NOT", "MATERIALIZED") || token.IsSymbol("("))
                .TakeWhile(token => token.Depth > head[with].Depth)];
        }

        return bodies;
    }

    /// <summary>The name that stands before <c>AS</c>, over a list of columns between them.</summary>
    private static string? NameBefore(IReadOnlyList<SqlToken> head, int at)
    {
        for (int i = at - 1; i >= 0; i--)
        {
            if (head[i].Depth == head[at].Depth && head[i].IsName)
                return head[i].Text;
        }

        return null;
    }
}
