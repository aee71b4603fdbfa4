using Microsoft.CodeAnalysis;

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

    /// <summary>The value that is built in, when it is the only one and known.</summary>
    public IOperation? Value { get; init; }

    /// <summary>Whether it is a parameter that gets a time of a fixed while ago.</summary>
    public bool IsRecent { get; init; }

    public SqlToken WithValue(IOperation value) => new(Kind, Text, Depth, HasHole) { Value = value };

    public SqlToken AsRecent() => new(Kind, Text, Depth, HasHole) { IsRecent = true };

    public bool IsWord(string word) => Kind == SqlTokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsWord(params string[] words) => Kind == SqlTokenKind.Word && words.Contains(Text, StringComparer.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == SqlTokenKind.Symbol && Text == symbol;

    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.Quoted or SqlTokenKind.Hole;
}
