using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.CodeFixes;

/// <summary>A commit that ends each round of a loop without other round trips moves behind the loop.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CommitInLoopCodeFix : UsageCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.CommitInLoop];

    private protected override IEnumerable<Edit> Edits(SyntaxNode node, SemanticModel model, Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (CallEdit.Call(node)?.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax { Parent: BlockSyntax body } commit)
            yield break;
        if (body.Parent is not ForEachStatementSyntax { Parent: BlockSyntax outer } loop || body.Statements.Count < 2
            || body.Statements[body.Statements.Count - 1] != commit)
            yield break;
        if (commit.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => IsOfTheRound(model.GetSymbolInfo(n, cancellationToken).Symbol, loop)))
            yield break;
        QueryModel queries = QueryModel.Of(model.Compilation);
        foreach (StatementSyntax statement in body.Statements.Take(body.Statements.Count - 1))
        {
            if (statement.DescendantNodes().Any(static n => n is ContinueStatementSyntax or BreakStatementSyntax or ReturnStatementSyntax))
                yield break;
            if (model.GetOperation(statement, cancellationToken) is { } operation
                && operation.DescendantsAndSelf().Any(o => !queries.Effects(o).IsNone))
                yield break;
        }

        StatementSyntax shorter = loop.WithStatement(body.WithStatements(body.Statements.RemoveAt(body.Statements.Count - 1)));
        int at = outer.Statements.IndexOf(loop);
        ExpressionStatementSyntax moved = commit.WithLeadingTrivia(loop.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed);
        yield return new Edit("Commit once after the loop", outer,
            outer.WithStatements(outer.Statements.RemoveAt(at).Insert(at, shorter).Insert(at + 1, moved)));
    }

    /// <summary>Whether a symbol is the element, or a local that each round makes anew.</summary>
    private static bool IsOfTheRound(ISymbol? symbol, ForEachStatementSyntax loop) =>
        symbol is ILocalSymbol { DeclaringSyntaxReferences: { IsEmpty: false } declared } && loop.Span.Contains(declared[0].Span);
}
