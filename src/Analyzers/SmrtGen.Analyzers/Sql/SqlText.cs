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
            ? token.AsRecent() : token)],
    };

    public IReadOnlyList<SqlToken> Tokens => _tokens ??= WithValues(SqlTokenizer.Tokenize(Text));

    private IReadOnlyList<SqlToken> WithValues(IReadOnlyList<SqlToken> tokens)
    {
        if (Holes.Count == 0)
            return tokens;
        int at = 0;
        List<SqlToken> known = [];
        foreach (SqlToken token in tokens)
        {
            int holes = token.HasHole ? token.Text.Count(static c => c == Hole) : 0;
            known.Add(holes == 1 && at < Holes.Count ? token.WithValue(Holes[at]) : token);
            at += holes;
        }

        return known;
    }

    public bool IsEmpty => Text.Length == 0;
}
