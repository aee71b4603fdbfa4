using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SmrtGen.Analyzers.Tests.Support;

/// <summary>Source with the expected findings marked: <c>[|…|]</c>, or <c>{|SMRT101:…|}</c> where the id matters.</summary>
internal sealed class Markup
{
    private Markup(string source, IReadOnlyList<Expected> expected)
    {
        Source = source;
        Findings = expected;
    }

    public string Source { get; }

    public IReadOnlyList<Expected> Findings { get; }

    public static Markup Parse(string text)
    {
        var source = new StringBuilder();
        var open = new Stack<(int Start, string? Id)>();
        var found = new List<Expected>();
        for (int i = 0; i < text.Length; i++)
        {
            if (At(text, i, "[|"))
            {
                open.Push((source.Length, null));
                i++;
            }
            else if (At(text, i, "{|SMRT") && text.IndexOf(':', i) is var colon && colon == i + 9)
            {
                open.Push((source.Length, text[(i + 2)..colon]));
                i = colon;
            }
            else if (At(text, i, "|]") || (At(text, i, "|}") && open.Count > 0))
            {
                (int start, string? id) = open.Pop();
                found.Add(new Expected(TextSpan.FromBounds(start, source.Length), id));
                i++;
            }
            else
                source.Append(text[i]);
        }

        return new Markup(source.ToString(), found);
    }

    private static bool At(string text, int index, string mark) => string.CompareOrdinal(text, index, mark, 0, mark.Length) == 0;

    internal sealed record Expected(TextSpan Span, string? Id);
}
