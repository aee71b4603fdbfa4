using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Analyzers;

namespace SmrtGen.CodeFixes;

/// <summary>Awaits, where the function is asynchronous already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SyncOverAsyncCodeFix : UsageCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.SyncOverAsync];

    private protected override IEnumerable<Edit> Edits(SyntaxNode node, SemanticModel model, Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { } access || !CanAwait(access))
            yield break;
        ExpressionSyntax blocked = access.Parent is InvocationExpressionSyntax call ? call : access;
        ExpressionSyntax task = access.Expression;
        if (access.Name.Identifier.ValueText == "GetResult"
            && task is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax getAwaiter })
            task = getAwaiter.Expression;
        ExpressionSyntax awaited = SyntaxFactory.ParseExpression("await " + task.WithoutTrivia());
        if (blocked.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax)
            awaited = SyntaxFactory.ParenthesizedExpression(awaited);
        yield return new Edit("Await the query", blocked, awaited.WithTriviaFrom(blocked));
    }

    private static bool CanAwait(SyntaxNode node)
    {
        foreach (SyntaxNode ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax or QueryExpressionSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MemberDeclarationSyntax member:
                    return member.Modifiers.Any(SyntaxKind.AsyncKeyword);
            }
        }

        return false;
    }
}
