using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

using SmrtGen.Analyzers;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.CodeFixes;

/// <summary>Orders by the key.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PageWithoutOrderCodeFix : UsageCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.PageWithoutOrder];

    private protected override IEnumerable<Edit> Edits(SyntaxNode node, SemanticModel model, Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (CallEdit.Call(node) is not { } call || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
            yield break;
        ITypeSymbol? entity = method.ContainingType is { Name: "Query", TypeArguments.Length: > 0 } query
            ? query.TypeArguments[0] : method.ReturnType.ElementType();
        if (EntityKey.Of(entity) is { } key
            && CallEdit.InsertBefore(call, $"OrderBy(x => x.{key.Name})", $"Order by {key.Name}") is { } edit)
            yield return edit;
    }
}
