using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>What callers hand in.</summary>
internal sealed partial class OptionalInputs
{
    /// <summary>Whether the value comes from the caller and may be null, nought or empty.</summary>
    private bool MayBeLeftOut(IOperation input, ImmutableArray<IOperation> through, int depth)
    {
        List<IPropertySymbol> path = [];
        input = InputPath.Root(input, path);
        if (depth <= 0)
            return false;
        switch (input)
        {
            case IParameterReferenceOperation { Parameter: var parameter }:
                return ParameterMayBeLeftOut(parameter, path, through, depth - 1);
            case IInstanceReferenceOperation when path.Count > 0:
                return InputPath.IsInput(path[path.Count - 1]) && (through.IsEmpty || InstanceMayLeaveOut(through, path, depth - 1));
            default:
                return false;
        }
    }

    private bool ParameterMayBeLeftOut(IParameterSymbol parameter, List<IPropertySymbol> path, ImmutableArray<IOperation> through, int depth)
    {
        if (path.Count == 0 && HasMeaningfulDefault(parameter))
            return false;
        if (path.Count > 0 && InputPath.HasInitializer(path[0]))
            return false;
        return AnyGiven(
            parameter,
            through,
            depth,
            (given, rest, left) => GivenMayBeLeftOut(given, path, rest, left),
            () => path.Count == 0 || MessageMayLeaveOut(MessageType(parameter, path), path, depth - CallerDepth));
    }

    /// <summary>Whether what a parameter gets passes a test: from the use of the member that is looked at, else from any of its callers.</summary>
    private bool AnyGiven(
        IParameterSymbol parameter, ImmutableArray<IOperation> through, int depth,
        Func<IArgumentOperation, ImmutableArray<IOperation>, int, bool> test, Func<bool> whenNothingCalls)
    {
        if (!through.IsEmpty)
            return Argument(through[0], parameter) is { } given && test(given, through.RemoveAt(0), depth);
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
            return false;
        ImmutableArray<IInvocationOperation> calls = CallsOf(method);
        return calls.IsEmpty
            ? whenNothingCalls()
            : calls.Any(call => Argument(call, parameter) is { } argument && test(argument, [], depth - CallerDepth));
    }

    /// <summary>An object that reaches the member by a dispatcher or a binder; what the code itself makes of it is followed.</summary>
    private bool MessageMayLeaveOut(ITypeSymbol type, List<IPropertySymbol> path, int depth)
    {
        ImmutableArray<IObjectCreationOperation> made = CreationsOf(type);
        return made.IsEmpty || made.Any(creation => LeavesOut(creation, path, [], depth));
    }

    /// <summary>What a handler of any message gets is the one that has the property.</summary>
    private static ITypeSymbol MessageType(IParameterSymbol parameter, List<IPropertySymbol> path) =>
        parameter.Type is ITypeParameterSymbol ? path[path.Count - 1].ContainingType : parameter.Type;

    private bool GivenMayBeLeftOut(IArgumentOperation given, List<IPropertySymbol> path, ImmutableArray<IOperation> through, int depth) =>
        given.ArgumentKind == ArgumentKind.DefaultValue || ValueMayBeLeftOut(given.Value, path, through, depth);

    private bool ValueMayBeLeftOut(IOperation given, List<IPropertySymbol> path, ImmutableArray<IOperation> through, int depth)
    {
        if (depth <= 0 || IsThere(given))
            return false;
        IOperation value = LocalValues.Trace(given);
        if (value is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null or "" or 0 or -1 } })
            return true;
        if (value is IObjectCreationOperation creation)
            return path.Count > 0 && LeavesOut(creation, path, through, depth);
        if (value.ConstantValue.HasValue)
            return false;
        if (path.Count == 0 && IsNullUnlessChosen(value))
            return true;
        List<IPropertySymbol> inner = [];
        IOperation root = InputPath.Root(value, inner);
        return root is IParameterReferenceOperation { Parameter: var parameter } && !IsSet(root, path)
            && ParameterMayBeLeftOut(parameter, [.. path, .. inner], through, depth - 1);
    }

    /// <summary>A choice between a value and none, or a local that is null and gets a value in an <c>if</c> without an <c>else</c>.</summary>
    private static bool IsNullUnlessChosen(IOperation value)
    {
        if (value is IConditionalOperation { WhenFalse: { } otherwise } choice)
            return IsNull(choice.WhenTrue) || IsNull(otherwise);
        if (value is not ILocalReferenceOperation { Local: var local } || LocalValues.Of(local, value) is not { Count: > 1 } values || !IsNull(values[0]))
            return false;
        return values.Skip(1).All(static later => later.Parent?.Parent is { } statement
            && (statement.Parent is IConditionalOperation { WhenFalse: null } || statement.Parent is IBlockOperation { Parent: IConditionalOperation { WhenFalse: null } }));
    }

    private static bool IsNull(IOperation value) =>
        value.Unwrap() is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };

    private bool InstanceMayLeaveOut(ImmutableArray<IOperation> through, List<IPropertySymbol> path, int depth)
    {
        IOperation? instance = through[0] switch
        {
            IInvocationOperation call => call.Instance,
            IPropertyReferenceOperation property => property.Instance,
            _ => null,
        };
        return instance is not null && LocalValues.Trace(instance) switch
        {
            IObjectCreationOperation creation =>
                LeavesOut(creation, path, through.RemoveAt(0), depth),
            IParameterReferenceOperation { Parameter: var parameter } => ParameterMayBeLeftOut(parameter, path, through.RemoveAt(0), depth),
            _ => false,
        };
    }

    /// <summary>Whether the object is made without what the path leads to; a property that is set later is not left out.</summary>
    private bool LeavesOut(IObjectCreationOperation creation, List<IPropertySymbol> path, ImmutableArray<IOperation> through, int depth)
    {
        if (depth <= 0)
            return false;
        IPropertySymbol property = path[path.Count - 1];
        foreach (IOperation initializer in creation.Initializer?.Initializers ?? [])
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var set }, Value: var value }
                && SymbolEqualityComparer.Default.Equals(set.OriginalDefinition, property.OriginalDefinition))
                return ValueMayBeLeftOut(value, path.GetRange(0, path.Count - 1), through, depth - 1);
        }

        foreach (IArgumentOperation argument in creation.Arguments)
        {
            if (string.Equals(argument.Parameter?.Name, property.Name, StringComparison.OrdinalIgnoreCase))
                return GivenMayBeLeftOut(argument, path.GetRange(0, path.Count - 1), through, depth - 1);
        }

        return !creation.Root().Descendants().Any(o =>
            o is IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: not IInstanceReferenceOperation
                { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }, Property: var later } }
            && SymbolEqualityComparer.Default.Equals(later.OriginalDefinition, property.OriginalDefinition));
    }

    private ImmutableArray<IInvocationOperation> CallsOf(IMethodSymbol method) =>
        bodies.Callers.Of(method) is var calls && caller is IInvocationOperation only && calls.Contains(only) ? [only] : calls;

    private ImmutableArray<IObjectCreationOperation> CreationsOf(ITypeSymbol type) =>
        bodies.Callers.CreationsOf(type) is var made && caller is IObjectCreationOperation only && made.Contains(only) ? [only] : made;

    /// <summary>Whether the member sets one of the properties before it hands the object on.</summary>
    private static bool IsSet(IOperation given, List<IPropertySymbol> path) => path.Count > 0 && given.Root().Descendants().Any(o =>
        o is IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var set } }
        && path.Exists(p => SymbolEqualityComparer.Default.Equals(p.OriginalDefinition, set.OriginalDefinition)));

    /// <summary>A number or the like where none would be allowed as well.</summary>
    private static bool IsThere(IOperation value) => value is IConversionOperation
    {
        Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
        Operand.Type: { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T },
    };

    private static bool HasMeaningfulDefault(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is not (null or "" or 0 or 0L or -1 or false);

    private static IArgumentOperation? Argument(IOperation use, IParameterSymbol parameter)
    {
        if (use is not IInvocationOperation call)
            return null;
        return call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal);
    }
}
