using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Analyzers;

namespace SmrtGen.CodeFixes;

/// <summary>A loop that only inserts becomes one bulk insert.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WriteInLoopCodeFix : UsageCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.WriteInLoop];

    private protected override IEnumerable<Edit> Edits(SyntaxNode node, SemanticModel model, Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (CallEdit.Call(node) is not { Expression: MemberAccessExpressionSyntax access } call
            || node.FirstAncestorOrSelf<ForEachStatementSyntax>() is not { } loop)
            yield break;
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: var repository, Name: var name })
            yield break;
        string bulk = name.Replace("Async", "ManyAsync");
        if (!name.EndsWith("Async", StringComparison.Ordinal) || !HasMember(repository, bulk)
            || call.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax statement)
            yield break;
        StatementSyntax body = loop.Statement is BlockSyntax { Statements.Count: 1 } block ? block.Statements[0] : loop.Statement;
        if (body != statement || loop.AwaitKeyword.RawKind != 0 || call.ArgumentList.Arguments.Count == 0
            || call.ArgumentList.Arguments[0].Expression is not IdentifierNameSyntax element
                || element.Identifier.ValueText != loop.Identifier.ValueText)
        {
            yield break;
        }

        // What stands before the element must not depend on it.
        if (access.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Any(n => n.Identifier.ValueText == loop.Identifier.ValueText))
            yield break;
        InvocationExpressionSyntax replaced = CallEdit.Rename(call, bulk);
        replaced = replaced.ReplaceNode(replaced.ArgumentList.Arguments[0].Expression, loop.Expression.WithoutTrivia());
        yield return new Edit($"Use {bulk}", loop, statement.ReplaceNode(call, replaced).WithTriviaFrom(loop));
    }

    private static bool HasMember(INamedTypeSymbol? type, string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (!current.GetMembers(name).IsEmpty)
                return true;
        }

        return false;
    }
}
