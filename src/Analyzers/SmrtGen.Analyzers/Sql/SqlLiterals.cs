using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmrtGen.Analyzers.Sql;

/// <summary>Text that a field or a property without a setter holds, in any file, as far as it is written in literals.</summary>
internal static class SqlLiterals
{
    public static string? Of(ISymbol member)
    {
        if (member.IsVirtual || member.IsOverride || member.IsAbstract)
            return null;
        ExpressionSyntax? value = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var given } => given,
            PropertyDeclarationSyntax { Initializer.Value: var given } => given,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var computed } => computed,
            _ => null,
        };
        return value is null ? null : Text(value);
    }

    private static string? Text(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        ParenthesizedExpressionSyntax { Expression: var inner } => Text(inner),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) =>
            Text(sum.Left) is { } left && Text(sum.Right) is { } right ? left + right : null,
        _ => null,
    };
}
