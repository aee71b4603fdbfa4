using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.CodeFixes;

/// <summary><c>Count() &gt; 0</c> becomes <c>Any()</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CountInsteadOfAnyCodeFix : UsageCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.CountInsteadOfAny];

    private protected override IEnumerable<Edit> Edits(SyntaxNode node, SemanticModel model, Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (CallEdit.Call(node) is not { } count || count.FirstAncestorOrSelf<BinaryExpressionSyntax>() is not { } comparison)
            yield break;
        if (model.GetOperation(comparison, cancellationToken) is not IBinaryOperation operation
            || CountInsteadOfAnyAnalyzer.Negates(operation) is not { } negates)
            yield break;
        string any = node.ToString().EndsWith("Async", StringComparison.Ordinal) ? "AnyAsync" : "Any";
        ExpressionSyntax asked = comparison.Left.ReplaceNode(count, CallEdit.Rename(count, any)).WithoutTrivia();
        ExpressionSyntax replacement = negates ? SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, asked) : asked;
        yield return new Edit($"Use {any}", comparison, replacement.WithTriviaFrom(comparison));
    }
}
