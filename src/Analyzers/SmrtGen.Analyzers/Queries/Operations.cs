using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Shapes of operations that every rule reads the same way.</summary>
internal static class Operations
{
    /// <summary>The operation without conversions, parentheses, awaits and <c>ConfigureAwait</c>.</summary>
    public static IOperation Unwrap(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion: operation = conversion.Operand; break;
                case IParenthesizedOperation parenthesized: operation = parenthesized.Operand; break;
                case ITranslatedQueryOperation query: operation = query.Operation; break;
                case IAwaitOperation awaited: operation = awaited.Operation; break;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task }: operation = task; break;
                default: return operation;
            }
        }
    }

    /// <summary>The receiver of an instance call, or the first argument of an extension call.</summary>
    public static IOperation? Receiver(this IInvocationOperation invocation)
    {
        if (invocation.Instance is not null)
            return invocation.Instance;
        return invocation.TargetMethod is { IsExtensionMethod: true } or { IsStatic: true, Parameters.Length: > 0 }
            ? invocation.Argument(0)
            : null;
    }

    public static IOperation? Argument(this IInvocationOperation invocation, int ordinal)
    {
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
                return argument.Value;
        }

        return null;
    }

    public static IArgumentOperation? Argument(this IInvocationOperation invocation, string parameter)
    {
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument.Parameter?.Name == parameter)
                return argument;
        }

        return null;
    }

    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is not null)
            operation = operation.Parent;
        return operation;
    }

    /// <summary>Where to point: the name of the called member, not its whole chain.</summary>
    public static Location NameLocation(this IOperation operation) => operation.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.GetLocation(),
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name.GetLocation(),
        InvocationExpressionSyntax call => call.Expression.GetLocation(),
        MemberAccessExpressionSyntax access => access.Name.GetLocation(),
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        ForEachStatementSyntax loop => loop.Expression.GetLocation(),
        SyntaxNode node => node.GetLocation(),
    };

    /// <summary>Whether a branch, or the value in place of one, is or ends with a <c>throw</c>.</summary>
    public static bool EndsByThrowing(this IOperation branch) => branch switch
    {
        IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IConversionOperation { Operand: var operand } => operand.EndsByThrowing(),
        IBlockOperation { Operations: { Length: > 0 } body } => body[body.Length - 1].EndsByThrowing(),
        _ => false,
    };

    public static bool References(this IOperation operation, ISymbol symbol)
    {
        foreach (IOperation descendant in operation.DescendantsAndSelf())
        {
            ISymbol? referenced = descendant switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            };
            if (SymbolEqualityComparer.Default.Equals(referenced, symbol))
                return true;
        }

        return false;
    }

    /// <summary>What a lambda gives back; null when it does more than that.</summary>
    public static IOperation? Result(this IAnonymousFunctionOperation lambda) =>
        lambda.Body.Operations.FirstOrDefault() is IReturnOperation { ReturnedValue: { } value } ? value : null;

    public static IAnonymousFunctionOperation? AsLambda(this IOperation? operation) => operation?.Unwrap() switch
    {
        IAnonymousFunctionOperation lambda => lambda,
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda,
        _ => null,
    };
}
