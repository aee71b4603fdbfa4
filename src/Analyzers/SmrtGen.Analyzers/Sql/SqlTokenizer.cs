namespace SmrtGen.Analyzers.Sql;

/// <summary>Cuts SQL of any of the usual dialects into tokens; never fails.</summary>
internal static class SqlTokenizer
{
    public static IReadOnlyList<SqlToken> Tokenize(string text)
    {
        var tokens = new List<SqlToken>();
        int depth = 0;
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            int end;
            if (char.IsWhiteSpace(c))
                end = at + 1;
            else if (c == '-' && Next(text, at) == '-')
                end = Until(text, at, "\n");
            else if (c == '/' && Next(text, at) == '*')
                end = Until(text, at + 2, "*/");
            else if (c == SqlText.Hole)
                Add(SqlTokenKind.Hole, end = NameEnd(text, at));
            else if (c == '\'')
                Add(SqlTokenKind.String, end = QuoteEnd(text, at, '\''));
            else if (c is '"' or '`')
                Add(SqlTokenKind.Quoted, end = QuoteEnd(text, at, c));
            else if (c == '[' && (at == 0 || !IsNamePart(text[at - 1])))
                Add(SqlTokenKind.Quoted, end = QuoteEnd(text, at, ']'));
            else if (c == '@' && Next(text, at) == '@')
                Add(SqlTokenKind.Word, end = NameEnd(text, at + 2));
            else if (c is '@' or ':' or '$' or '?' && ParameterEnd(text, at) is var parameter && parameter > at)
                Add(SqlTokenKind.Parameter, end = parameter, skip: 1);
            else if (IsNamePart(c) && !char.IsDigit(c))
                Add(SqlTokenKind.Word, end = NameEnd(text, at));
            else if (char.IsDigit(c))
                Add(SqlTokenKind.Number, end = NameEnd(text, at));
            else
            {
                if (c == ')')
                    depth--;
                end = at + (IsTwo(text, at) ? 2 : 1);
                Add(SqlTokenKind.Symbol, end);
                if (c == '(')
                    depth++;
            }

            at = end;
        }

        return tokens;

        void Add(SqlTokenKind kind, int end, int skip = 0)
        {
            string token = text.Substring(at + skip, end - at - skip);
            tokens.Add(new SqlToken(kind, kind == SqlTokenKind.Quoted ? Unquote(token) : token, depth, token.IndexOf(SqlText.Hole) >= 0));
        }
    }

    private static string Unquote(string token) => token.Length < 2 ? token : token.Substring(1, token.Length - 2);

    private static char Next(string text, int at) => at + 1 < text.Length ? text[at + 1] : '\0';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '#' or SqlText.Hole;

    private static bool IsTwo(string text, int at) => text[at] switch
    {
        '<' => Next(text, at) is '=' or '>',
        '>' or '!' => Next(text, at) == '=',
        ':' => Next(text, at) is ':' or '=',
        '|' => Next(text, at) == '|',
        _ => false,
    };

    private static int Until(string text, int at, string mark)
    {
        int found = text.IndexOf(mark, at, StringComparison.Ordinal);
        return found < 0 ? text.Length : found + mark.Length;
    }

    private static int QuoteEnd(string text, int at, char quote)
    {
        for (int i = at + 1; i < text.Length; i++)
        {
            if (text[i] != quote)
                continue;
            if (Next(text, i) != quote || quote == ']')
                return i + 1;
            i++;
        }

        return text.Length;
    }

    private static int NameEnd(string text, int at)
    {
        int end = at;
        while (end < text.Length && (IsNamePart(text[end]) || text[end] == '$'))
            end++;
        return Math.Max(end, at + 1);
    }

    /// <summary>The end of a parameter that starts here; the start itself when none does.</summary>
    private static int ParameterEnd(string text, int at)
    {
        char mark = text[at];
        char next = Next(text, at);
        if (mark == ':' && (next is ':' or '=' || (at > 0 && (text[at - 1] == ':' || char.IsDigit(text[at - 1])))))
            return at;
        if (mark == '?' && !IsNamePart(next))
            return at + 1;
        int end = at + 1;
        while (end < text.Length && IsNamePart(text[end]) && text[end] != '#')
            end++;
        if (mark == '?' && end < text.Length && text[end] == '?')
            end++;
        return end == at + 1 ? at : end;
    }
}
