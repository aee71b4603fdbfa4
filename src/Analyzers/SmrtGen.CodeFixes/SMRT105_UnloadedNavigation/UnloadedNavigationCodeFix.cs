using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.CodeFixes;

/// <summary>Includes the navigation in the query that the rows come from.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnloadedNavigationCodeFix : UsageCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnloadedNavigation];

    private protected override IEnumerable<Edit> Edits(SyntaxNode node, SemanticModel model, Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { } access
            || model.GetOperation(access, cancellationToken) is not IPropertyReferenceOperation { Property: var navigation,
                Instance: ILocalReferenceOperation { Local: var row } })
        {
            yield break;
        }

        foreach (SyntaxNode ancestor in access.Ancestors())
        {
            if (ancestor is not ForEachStatementSyntax loop || model.GetDeclaredSymbol(loop, cancellationToken) is not { } element
                || !SymbolEqualityComparer.Default.Equals(element, row))
                continue;
            if (model.GetOperation(loop, cancellationToken) is IForEachLoopOperation operation
                && LocalValues.Trace(operation.Collection).Syntax is InvocationExpressionSyntax terminal
                && CallEdit.InsertBefore(terminal, $"Include(x => x.{navigation.Name})", $"Include {navigation.Name}") is { } edit)
            {
                yield return edit;
            }

            yield break;
        }
    }
}
