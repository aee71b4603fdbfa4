using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.CodeFixes;

/// <summary>An interpolated statement, each of whose holes is a whole value, in quotes or without.</summary>
internal sealed class InterpolatedSql
{
    private readonly InterpolatedStringExpressionSyntax _text;
    private readonly List<(string Before, string Name, string Value)> _parts = [];
    private string _rest = "";

    private InterpolatedSql(InterpolatedStringExpressionSyntax text) => _text = text;

    /// <summary>Null when a hole is not a value, or only a part of one.</summary>
    public static InterpolatedSql? Read(InterpolatedStringExpressionSyntax text, SemanticModel model, CancellationToken cancellationToken)
    {
        var sql = new InterpolatedSql(text);
        SqlText read = SqlTextReader.Read(model.GetOperation(text, cancellationToken));
        if (read.Holes.Count == 0 || SqlHoles.Values(read).Count() != read.Holes.Count)
            return null;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var pending = new StringBuilder();
        bool closes = false;
        foreach (InterpolatedStringContentSyntax content in text.Contents)
        {
            if (content is InterpolatedStringTextSyntax plain)
            {
                string value = plain.TextToken.Text;
                if (closes && !value.StartsWith("'", StringComparison.Ordinal))
                    return null;
                pending.Append(closes ? value.Substring(1) : value);
                closes = false;
                continue;
            }

            var hole = (InterpolationSyntax)content;
            if (closes || hole.AlignmentClause is not null || hole.FormatClause is not null
                || model.GetConstantValue(hole.Expression, cancellationToken).HasValue)
                return null;
            string before = pending.ToString();
            closes = before.EndsWith("'", StringComparison.Ordinal);
            if (!closes && (before.Length == 0 || before.Count(static c => c == '\'') % 2 != 0))
                return null;
            pending.Clear();
            sql._parts.Add((closes
                ? before.Substring(0, before.Length - 1) : before, Name(hole.Expression, names), hole.Expression.ToString()));
        }

        sql._rest = pending.ToString();
        return closes ? null : sql;
    }

    /// <summary>The text with a parameter for each value; no longer interpolated.</summary>
    public string WithParameters()
    {
        string start = _text.StringStartToken.Text.Replace("$", "");
        return start + string.Concat(_parts.Select(static part => part.Before + "@" + part.Name)) + _rest + _text.StringEndToken.Text;
    }

    /// <summary>The values as an anonymous object, under the names of the parameters.</summary>
    public string Values() =>
        "new { " + string.Join(", ",
        _parts.Select(static part => part.Name == part.Value ? part.Name : $"{part.Name} = {part.Value}")) + " }";

    /// <summary>Still interpolated, for an API that makes a parameter of each hole.</summary>
    public string WithoutQuotes() =>
        _text.StringStartToken.Text + string.Concat(_parts.Select(static part =>
            part.Before + "{" + part.Value + "}")) + _rest + _text.StringEndToken.Text;

    private static string Name(ExpressionSyntax value, HashSet<string> taken)
    {
        string name = value switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => "value",
        };
        string unique = name;
        for (int i = 2; !taken.Add(unique); i++)
            unique = name + i;
        return unique;
    }
}
