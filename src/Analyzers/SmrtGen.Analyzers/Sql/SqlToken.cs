namespace SmrtGen.Analyzers.Sql;

internal enum SqlTokenKind
{
    Word,
    Quoted,
    String,
    Number,
    Parameter,
    Symbol,
    Hole,
}

/// <summary>One token of SQL, with the parentheses around it and whether a value is built into it. A parameter comes without its
/// mark.</summary>
internal readonly struct SqlToken(SqlTokenKind kind, string text, int depth, bool hasHole)
{
    public SqlTokenKind Kind { get; } = kind;

    public string Text { get; } = text;

    public int Depth { get; } = depth;

    public bool HasHole { get; } = hasHole;

    /// <summary>Whether it is a parameter that gets a time of a fixed while ago.</summary>
    public bool IsRecent { get; init; }

    public bool IsWord(string word) => Kind == SqlTokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsWord(params string[] words) => Kind == SqlTokenKind.Word && words.Contains(Text, StringComparer.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == SqlTokenKind.Symbol && Text == symbol;

    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.Quoted or SqlTokenKind.Hole;
}
