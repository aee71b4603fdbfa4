using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Analyzers;
using SmrtGen.Analyzers.Queries;

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
        if (Enumerated(node, diagnostic) is { } source)
        {
            yield return new Edit(FirstRows.Title, source, CallEdit.Append(source, take));
            yield break;
        }

        // A repository of a package lists by itself: there is no query to take from.
        if (CallEdit.Call(node) is not { } call || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
            || RepositoryCalls.IsRepository(method))
            yield break;
        if (CallEdit.InsertBefore(call, take, FirstRows.Title) is { } page)
            yield return page;
        bool isSmrtGen = method.ContainingType is { Name: "Query", ContainingNamespace.Name: "SmrtGen" };
        if (isSmrtGen && CallEdit.InsertBefore(call, "Unbounded(\"every row is needed\")", "Say that every row is needed") is { } unbounded)
            yield return unbounded;
    }

    /// <summary>What a loop, a call or a collection enumerates, where that is what was found, and not a call that lists it.</summary>
    private static ExpressionSyntax? Enumerated(SyntaxNode node, Diagnostic diagnostic)
    {
        foreach (SyntaxNode user in node.AncestorsAndSelf())
        {
            ExpressionSyntax? source = user switch
            {
                ForEachStatementSyntax loop => loop.Expression,
                ArgumentSyntax argument => argument.Expression,
                SpreadElementSyntax spread => spread.Expression,
                _ => null,
            };
            if (source is not null && (source.Span == diagnostic.Location.SourceSpan || user.Span == diagnostic.Location.SourceSpan))
                return source;
        }

        return null;
    }
}
