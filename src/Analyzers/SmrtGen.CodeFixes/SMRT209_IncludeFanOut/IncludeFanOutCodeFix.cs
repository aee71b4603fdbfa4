using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

using SmrtGen.Analyzers;

namespace SmrtGen.CodeFixes;

/// <summary>Splits the query.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IncludeFanOutCodeFix : UsageCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.IncludeFanOut];

    private protected override IEnumerable<Edit> Edits(SyntaxNode node, SemanticModel model, Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (model.Compilation.GetTypesByMetadataName("Microsoft.EntityFrameworkCore.RelationalQueryableExtensions").IsEmpty)
            yield break;
        if (CallEdit.Call(node) is { } call && CallEdit.InsertBefore(call, "AsSplitQuery()", "Split the query") is { } edit)
            yield return edit;
    }
}
