using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Analyzers;

namespace SmrtGen.CodeFixes;

/// <summary>A lookup in a loop becomes one query before it and a dictionary in it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class QueryInLoopCodeFix : UsageCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.QueryInLoop];

    private protected override IEnumerable<Edit> Edits(SyntaxNode node, SemanticModel model, Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (LoopLookup.Find(node, model, cancellationToken) is not { } lookup
            || model.GetSymbolInfo(lookup.Call, cancellationToken).Symbol is not IMethodSymbol method)
            yield break;
        string keys = Unique(lookup.Variable + "Keys", lookup.Loop, model);
        string found = Unique(lookup.Variable + "ByKey", lookup.Loop, model);
        if (Before(lookup, method, keys, found) is not { } lines)
            yield break;
        ExpressionSyntax read = SyntaxFactory.ParseExpression($"{found}.GetValueOrDefault({lookup.ElementKey})");
        SyntaxNode replaced = lookup.Call.Parent is AwaitExpressionSyntax awaited ? awaited : lookup.Call;
        StatementSyntax loop = lookup.Loop.ReplaceNode(replaced, read.WithTriviaFrom(replaced));
        List<StatementSyntax> statements = [.. lookup.Outer.Statements];
        int at = statements.IndexOf(lookup.Loop);
        statements[at] = loop;
        statements.InsertRange(at,
            lines.Select(line =>
            SyntaxFactory.ParseStatement(line).WithLeadingTrivia(lookup.Loop.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)));
        yield return new Edit("Look up all rows before the loop", lookup.Outer,
            lookup.Outer.WithStatements(SyntaxFactory.List(statements)));
    }

    private static List<string>? Before(LoopLookup lookup, IMethodSymbol method, string keys, string found)
    {
        string select = $"{lookup.Loop.Expression}.Select({lookup.Loop.Identifier.ValueText} => {lookup.ElementKey}).Distinct()";
        string token = lookup.Token is null ? "" : ", " + lookup.Token;
        if (lookup.RowKey is not null
            && method.Name is "FirstOrDefault" or "SingleOrDefault" or "FirstOrDefaultAsync" or "SingleOrDefaultAsync")
        {
            string query = $"{lookup.Set}.Where(row => {keys}.Contains(row.{lookup.RowKey.Name}))";
            return
            [
                $"var {keys} = {select}.ToList();",
                lookup.IsAsynchronous
                    ? $"var {found} = await {query}.ToDictionaryAsync(row => row.{lookup.RowKey.Name}{token});"
                    : $"var {found} = {query}.ToDictionary(row => row.{lookup.RowKey.Name});",
            ];
        }

        bool isSmrtGen = method.Name == "FindAsync" && HasMember(method.ContainingType, "FindManyAsync");
        return lookup.RowKey is null && isSmrtGen ? [$"var {found} = await {lookup.Set}.FindManyAsync({select}{token});"] : null;
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

    private static string Unique(string name, ForEachStatementSyntax loop, SemanticModel model)
    {
        string unique = name;
        for (int i = 2; !model.LookupSymbols(loop.Statement.SpanStart, name: unique).IsEmpty; i++)
            unique = name + i;
        return unique;
    }
}
