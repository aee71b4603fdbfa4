using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmrtGen.Analyzers.Sql;

/// <summary>Text that a field or a property without a setter holds, or a method gives back, in any file, as far as it is written in literals.</summary>
internal static class SqlLiterals
{
    private const int MaxDepth = 12;

    public static string? Of(ISymbol member)
    {
        if (member.IsVirtual || member.IsOverride || member.IsAbstract)
            return null;
        ExpressionSyntax? value = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var given } => given,
            PropertyDeclarationSyntax { Initializer.Value: var given } => given,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var computed } => computed,
            MethodDeclarationSyntax { ExpressionBody.Expression: var computed } => computed,
            MethodDeclarationSyntax { Body.Statements: { Count: 1 } body } when body[0] is ReturnStatementSyntax { Expression: { } returned } => returned,
            _ => null,
        };
        return value is null ? null : Text(value, MaxDepth);
    }

    private static string? Text(ExpressionSyntax value, int depth)
    {
        if (depth == 0)
            return null;
        switch (value)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                return literal.Token.ValueText;
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                return Text(inner, depth - 1);
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                return Text(sum.Left, depth - 1) is { } left && Text(sum.Right, depth - 1) is { } right ? left + right : null;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.ValueText: "Join" }, ArgumentList.Arguments: { Count: > 1 } parts }
                when type.ToString() is "string" or "String":
                return Separator(parts[0].Expression) is { } separator
                    && parts.Skip(1).Select(part => Text(part.Expression, depth - 1)).ToList() is var texts && !texts.Contains(null)
                        ? string.Join(separator, texts) : null;
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: { Count: 1 } named }:
                return named[0].Expression.ToString().Split('.').Last();
            case InterpolatedStringExpressionSyntax { Contents: var contents }:
                List<string?> pieces = [.. contents.Select(piece => piece switch
                {
                    InterpolatedStringTextSyntax text => text.TextToken.ValueText,
                    InterpolationSyntax { Expression: var inner } => Text(inner, depth - 1),
                    _ => null,
                })];
                return pieces.Contains(null) ? null : string.Concat(pieces);
            case IdentifierNameSyntax { Identifier.ValueText: var name }:
                return Sibling(value, name) is { } held ? Text(held, depth - 1) : null;
            default:
                return null;
        }
    }

    private static string? Separator(ExpressionSyntax value) => (value as LiteralExpressionSyntax)?.Token.ValueText;

    /// <summary>What a member of the same type is declared with.</summary>
    private static ExpressionSyntax? Sibling(SyntaxNode user, string name)
    {
        foreach (MemberDeclarationSyntax member in user.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members ?? [])
        {
            if (member is PropertyDeclarationSyntax { ExpressionBody.Expression: var computed } property && property.Identifier.ValueText == name)
                return computed;
            if (member is FieldDeclarationSyntax { Declaration.Variables: var fields } declaration
                && (declaration.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) || declaration.Modifiers.Any(SyntaxKind.ConstKeyword))
                && fields.FirstOrDefault(field => field.Identifier.ValueText == name)?.Initializer is { } initializer)
                return initializer.Value;
        }

        return null;
    }
}
