using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Analyzers;

namespace SmrtGen.CodeFixes;

/// <summary>Values of an interpolated statement become parameters, for Dapper and for the raw SQL of EF Core.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SqlInjectionCodeFix : UsageCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.SqlInjection];

    private protected override IEnumerable<Edit> Edits(SyntaxNode node, SemanticModel model, Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is not { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } } text)
            yield break;
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: var type, Name: var name }
            || call.ArgumentList.Arguments.Count != 1)
            yield break;
        if (InterpolatedSql.Read(text, model, cancellationToken) is not { } sql)
            yield break;
        if (type is { Name: "SqlMapper", ContainingNamespace.Name: "Dapper" })
        {
            InvocationExpressionSyntax passed = call.ReplaceNode(text,
                SyntaxFactory.ParseExpression(sql.WithParameters()).WithTriviaFrom(text));
            yield return new Edit("Pass values as parameters", call, CallEdit.AddArgument(passed, sql.Values()));
        }
        else if (Interpolated(name) is { } safe)
        {
            InvocationExpressionSyntax passed = call.ReplaceNode(text,
                SyntaxFactory.ParseExpression(sql.WithoutQuotes()).WithTriviaFrom(text));
            yield return new Edit($"Use {safe}", call, CallEdit.Rename(passed, safe));
        }
    }

    private static string? Interpolated(string name) => name switch
    {
        "FromSqlRaw" => "FromSqlInterpolated",
        "ExecuteSqlRaw" => "ExecuteSqlInterpolated",
        "ExecuteSqlRawAsync" => "ExecuteSqlInterpolatedAsync",
        "SqlQueryRaw" => "SqlQuery",
        _ => null,
    };
}
