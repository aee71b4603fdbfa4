using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Analyzers;

namespace SmrtGen.CodeFixes;

/// <summary>Takes a page, or says why all rows are needed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnboundedQueryCodeFix : UsageCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnboundedQuery];

    private protected override IEnumerable<Edit> Edits(SyntaxNode node, SemanticModel model, Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        string take = $"Take({FirstRows.Count})";
        if (node.FirstAncestorOrSelf<ForEachStatementSyntax>() is { } loop && loop.Expression.Span == diagnostic.Location.SourceSpan)
        {
            yield return new Edit(FirstRows.Title, loop.Expression, CallEdit.Append(loop.Expression, take));
            yield break;
        }

        if (CallEdit.Call(node) is not { } call || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
            yield break;
        if (CallEdit.InsertBefore(call, take, FirstRows.Title) is { } page)
            yield return page;
        bool isSmrtGen = method.ContainingType is { Name: "Query", ContainingNamespace.Name: "SmrtGen" };
        if (isSmrtGen && CallEdit.InsertBefore(call, "Unbounded(\"every row is needed\")", "Say that every row is needed") is { } unbounded)
            yield return unbounded;
    }
}
