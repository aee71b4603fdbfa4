using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Analyzers;

namespace SmrtGen.CodeFixes;

/// <summary>Limits a SELECT to a page.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnboundedSqlCodeFix : UsageCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnboundedSql];

    private protected override IEnumerable<Edit> Edits(SyntaxNode node, SemanticModel model, Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (diagnostic.AdditionalLocations.Count == 0
            || node.SyntaxTree.GetRoot(cancellationToken).FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true)
                is not LiteralExpressionSyntax literal || Limited(literal.Token.Text) is not { } limited)
            yield break;
        yield return new Edit(FirstRows.Title, literal, SyntaxFactory.ParseExpression(limited).WithTriviaFrom(literal));
    }

    /// <summary>The literal with the limit behind its last word; null when that is not where the text ends.</summary>
    private static string? Limited(string literal)
    {
        string text = literal.TrimEnd('"');
        string statement = text.TrimEnd().TrimEnd(';').TrimEnd();
        return statement.EndsWith("\\n", StringComparison.Ordinal) || statement.EndsWith("\\", StringComparison.Ordinal)
            ? null : $"{statement} LIMIT {FirstRows.Count}{literal.Substring(statement.Length)}";
    }
}
