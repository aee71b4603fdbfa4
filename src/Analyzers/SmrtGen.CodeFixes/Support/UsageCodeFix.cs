using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace SmrtGen.CodeFixes;

/// <summary>A fix that replaces nodes of one document, for one finding or for all of them.</summary>
public abstract class UsageCodeFix : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Edit edit in Edits(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model, diagnostic,
                context.CancellationToken))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(edit.Title, _ => Task.FromResult(Apply(context.Document, root, edit)), edit.Title),
                    diagnostic);
            }
        }
    }

    /// <summary>The changes that are safe here; none when it cannot be told.</summary>
    private protected abstract IEnumerable<Edit> Edits(SyntaxNode node, SemanticModel model, Diagnostic diagnostic,
        CancellationToken cancellationToken);

    private static Document Apply(Document document, SyntaxNode root, Edit edit)
    {
        SyntaxNode changed = root.ReplaceNodes(
            edit.Replacements.Keys,
            (original, _) => edit.Replacements[original].WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation));
        return document.WithSyntaxRoot(changed);
    }
}
