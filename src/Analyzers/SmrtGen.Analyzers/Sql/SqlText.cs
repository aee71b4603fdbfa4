using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers.Sql;

/// <summary>SQL as far as the code shows it: constant text, with a mark where a value is built in.</summary>
internal sealed class SqlText(string text, IReadOnlyList<IOperation> holes, bool isComplete)
{
    /// <summary>Stands in the text for a value that is not constant.</summary>
    public const char Hole = '\u0001';

    public static readonly SqlText Unknown = new("", [], isComplete: false);

    private IReadOnlyList<SqlToken>? _tokens;

    public string Text { get; } = text;

    /// <summary>The values of the marks, in their order.</summary>
    public IReadOnlyList<IOperation> Holes { get; } = holes;

    /// <summary>Whether the text is all there is, on every path.</summary>
    public bool IsComplete { get; } = isComplete;

    /// <summary>The text of which it is known that these parameters get a time of a fixed while ago.</summary>
    public SqlText Marking(HashSet<string> recent) => new(Text, Holes, IsComplete)
    {
        _tokens = [.. Tokens.Select(token => token.Kind == SqlTokenKind.Parameter && recent.Contains(token.Text)
            ? new SqlToken(token.Kind, token.Text, token.Depth, token.HasHole) { IsRecent = true } : token)],
    };

    public IReadOnlyList<SqlToken> Tokens => _tokens ??= SqlTokenizer.Tokenize(Text);

    public bool IsEmpty => Text.Length == 0;
}
