using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Iterations;

/// <summary>Collections whose size the code itself fixes.</summary>
internal static class Handful
{
    private const int MaxLiteral = 64;
    private const int MaxHops = 24;

    public static bool Is(IOperation source, int limit, MethodBodies bodies) => Is(source, limit, bodies, MaxHops);

    /// <summary>Hops end the walk: a local may be made from itself.</summary>
    private static bool Is(IOperation source, int limit, MethodBodies bodies, int hops)
    {
        if (hops == 0)
            return false;
        IOperation value = LocalValues.Trace(source);

        // An enum has few values.
        if (IsOptional(source) || IsOptional(value) || value.Type.ElementType() is { TypeKind: TypeKind.Enum })
            return true;
        switch (value)
        {
            case IArrayCreationOperation { Initializer: { } elements }:
                return elements.ElementValues.Length <= MaxLiteral;
            case ICollectionExpressionOperation list:
                return list.Elements.Length <= MaxLiteral && !list.Elements.Any(static e => e is ISpreadOperation);
            case IObjectCreationOperation { Initializer: { } initializer } creation:
                return initializer.Initializers.Length is > 0 and <= MaxLiteral && creation.Type?.ElementType() is not null;
            case IFieldReferenceOperation { Field: { IsReadOnly: true } field }:
                return IsLiteral(field);
            case IPropertyReferenceOperation { Property.GetMethod: { } getter } when YieldsFew(getter, null, limit, bodies):
                return true;
            case IPropertyReferenceOperation { Property: { SetMethod: null, IsStatic: true } property }:
                return property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax { Initializer.Value: { } syntax } && IsLiteral(syntax);
            case ISwitchExpressionOperation { Arms: { IsEmpty: false } arms }:
                return arms.All(arm => Is(arm.Value, limit, bodies, hops - 1));
            case IPropertyReferenceOperation { Property.Name: "Items" or "Results" or "Records" or "Data", Instance: { } page }:
                return Is(page, limit, bodies, hops - 1);
            case IInvocationOperation call when AsksForFew(call, limit):
                return true;
            case IInvocationOperation call:
                return IsCall(call, limit, bodies, hops - 1) || YieldsFew(call.TargetMethod, call.Instance?.Type, limit, bodies);
            case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } method } parameter }:
                return IsAlwaysGiven(method, parameter, limit, bodies, hops - 1);
            default:
                return value.Type is { TypeKind: TypeKind.Enum };
        }
    }

    /// <summary>Whether every call in the compilation hands in a handful.</summary>
    private static bool IsAlwaysGiven(IMethodSymbol method, IParameterSymbol parameter, int limit, MethodBodies bodies, int hops)
    {
        // A page or another assembly may hand a list to what is public; that it writes many arguments is rare.
        if (!parameter.IsParams && method.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Internal))
            return false;
        ImmutableArray<IInvocationOperation> calls = bodies.Callers.Of(method);
        return !calls.IsEmpty && calls.All(call => call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal) is { } given
            && Is(given.Value, limit, bodies, hops));
    }

    /// <summary>An iterator that yields a few values, each written down.</summary>
    private static bool YieldsFew(IMethodSymbol method, ITypeSymbol? receiver, int limit, MethodBodies bodies)
    {
        if (!MethodBodies.HasSource(method.OriginalDefinition) || bodies.OnlyTarget(method, receiver) is not { } target
            || bodies.Body(target) is not { } body)
            return false;
        int yields = 0;
        foreach (IOperation operation in body.Descendants())
        {
            if (operation is ILoopOperation)
                return false;
            if (operation is IReturnOperation { Kind: OperationKind.YieldReturn })
                yields++;
        }

        return yields > 0 && yields <= limit;
    }

    /// <summary>A call that says how many it wants: <c>GetNotifications(user, count: 3)</c>.</summary>
    private static bool AsksForFew(IInvocationOperation call, int limit) => call.Arguments.Any(argument => IsSmall(argument.Value, limit)
        && argument.Parameter is { Name: "count" or "take" or "limit" or "top" or "max" or "maxResults" or "pageSize" or "amount" });

    /// <summary>Functional libraries let one enumerate a value that is there or not.</summary>
    private static bool IsOptional(IOperation source)
    {
        while (source is IConversionOperation conversion)
            source = conversion.Operand;
        return source.Type.Awaited() is { Name: "Option" or "Maybe" or "Optional" };
    }

    private static bool IsCall(IInvocationOperation call, int limit, MethodBodies bodies, int hops)
    {
        switch (call.TargetMethod.Name)
        {
            case "GetValues" or "GetNames" when call.TargetMethod.ContainingType.SpecialType == SpecialType.System_Enum:
                return true;
            case "Take":
                return IsSmall(call.Arguments.LastOrDefault()?.Value, limit) || (call.Receiver() is { } taken && Is(taken, limit, bodies, hops));
            case "Range" or "Repeat" when call.TargetMethod.ContainingType.Name == "Enumerable":
                return IsSmall(call.Arguments.LastOrDefault()?.Value, limit);
            case "Split" when call.Instance?.Type?.SpecialType == SpecialType.System_String:
                return call.Instance.ConstantValue.HasValue;
            case "Where" or "Select" or "OrderBy" or "OrderByDescending" or "Distinct" or "ToList" or "ToArray" or "Cast" or "OfType"
                or "Reverse" or "AsEnumerable" or "Except":
                return call.Receiver() is { } source && Is(source, limit, bodies, hops);
            default:
                return MethodBodies.HasSource(call.TargetMethod.OriginalDefinition)
                    && bodies.OnlyTarget(call.TargetMethod, call.Instance?.Type) is { } target
                    && bodies.Returned(target) is { Count: > 0 } values && values.TrueForAll(v => Is(v, limit, bodies, hops));
        }
    }

    private static bool IsSmall(IOperation? count, int limit) => count?.ConstantValue is { HasValue: true, Value: int value }
        && value <= limit;

    private static bool IsLiteral(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            && IsLiteral(value);

    private static bool IsLiteral(ExpressionSyntax value) => value switch
    {
        ArrayCreationExpressionSyntax { Initializer: not null } or ImplicitArrayCreationExpressionSyntax or InitializerExpressionSyntax =>
            true,
        CollectionExpressionSyntax list => list.Elements.Count is > 0 and <= MaxLiteral,
        BaseObjectCreationExpressionSyntax { Initializer.Expressions.Count: > 0 } => true,
        InvocationExpressionSyntax { Expression: var called } => called.ToString().StartsWith("Enum.Get", StringComparison.Ordinal),
        _ => false,
    };
}
