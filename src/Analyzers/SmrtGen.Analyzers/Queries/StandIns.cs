using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Implementations that stand in where there is no database: they say nothing about what a call costs in earnest.</summary>
internal static class StandIns
{
    private static readonly string[] Marks = ["InMemory", "Null", "Noop", "NoOp", "Dummy", "Stub", "Mock", "Fake"];

    public static bool IsType(INamedTypeSymbol type) => Marks.Any(mark => type.Name.StartsWith(mark, StringComparison.Ordinal)
        || (type.Name.EndsWith(mark, StringComparison.Ordinal) && mark != "Null"));

    /// <summary>A member that the type does not support.</summary>
    public static bool OnlyThrows(IMethodSymbol method) => method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        BaseMethodDeclarationSyntax { ExpressionBody.Expression: ThrowExpressionSyntax } => true,
        BaseMethodDeclarationSyntax { Body.Statements: { Count: 1 } only } => only[0] is ThrowStatementSyntax,
        _ => false,
    };
}
