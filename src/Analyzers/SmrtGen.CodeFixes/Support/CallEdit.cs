using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmrtGen.CodeFixes;

/// <summary>Edits of call chains.</summary>
internal static class CallEdit
{
    public static InvocationExpressionSyntax? Call(SyntaxNode node) => node.FirstAncestorOrSelf<InvocationExpressionSyntax>();

    /// <summary>The receiver with one more call behind it.</summary>
    public static ExpressionSyntax Append(ExpressionSyntax receiver, string call)
    {
        string text = receiver.WithoutTrailingTrivia().ToFullString();
        bool isPrimary = receiver is InvocationExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax or ElementAccessExpressionSyntax
            or ParenthesizedExpressionSyntax or ThisExpressionSyntax;
        return SyntaxFactory.ParseExpression((isPrimary ? text : $"({text})") + "." + call).WithTrailingTrivia(receiver.GetTrailingTrivia());
    }

    /// <summary>A call put before the last one of a chain.</summary>
    public static Edit? InsertBefore(InvocationExpressionSyntax terminal, string call, string title) =>
        terminal.Expression is MemberAccessExpressionSyntax access
            ? new Edit(title, access.Expression, Append(access.Expression, call)) : null;

    public static InvocationExpressionSyntax AddArgument(InvocationExpressionSyntax call, string argument) =>
        call.WithArgumentList(call.ArgumentList.AddArguments(SyntaxFactory.Argument(SyntaxFactory.ParseExpression(argument))));

    public static InvocationExpressionSyntax AddNamedArgument(InvocationExpressionSyntax call, string name, string argument) =>
        call.WithArgumentList(call.ArgumentList.AddArguments(
            SyntaxFactory.Argument(SyntaxFactory.NameColon(name), default, SyntaxFactory.ParseExpression(argument))));

    public static InvocationExpressionSyntax Rename(InvocationExpressionSyntax call, string name)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access)
            return call;
        SimpleNameSyntax renamed = access.Name is GenericNameSyntax generic
            ? generic.WithIdentifier(SyntaxFactory.Identifier(name))
            : SyntaxFactory.IdentifierName(name);
        return call.WithExpression(access.WithName(renamed.WithTriviaFrom(access.Name)));
    }
}
