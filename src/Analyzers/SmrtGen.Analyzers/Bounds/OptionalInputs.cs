using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>
/// Whether a condition asks for something that the caller may leave out: an argument, or a member of one, that may be null, empty or
/// nought. What the callers in the compilation hand in is followed; what cannot be followed counts as given.
/// </summary>
/// <param name="bodies">The bodies of the compilation.</param>
/// <param name="caller">The one call to look at, or the one object that a message is made as; null for all there are.</param>
internal sealed class OptionalInputs(MethodBodies bodies, IOperation? caller = null)
{
    private const int MaxDepth = 30;

    /// <summary>A step to the callers costs more: each may have many of its own.</summary>
    private const int CallerDepth = 10;

    private static readonly HashSet<string> Measures = ["Length", "Count", "Any", "Value", "HasValue", "Trim", "ToLower", "ToUpper",
        "ToLowerInvariant", "ToUpperInvariant", "ToList", "ToArray", "ToString"];

    private static readonly string[] Conversions = ["Parse", "Split", "Normalize", "To", "Trim", "Clean", "Sanitize", "Convert", "Decode",
        "Distinct", "Select", "Where", "Cast", "OfType", "Replace"];

    /// <summary>The inputs of a member as each of its callers gives them; one that nothing calls gets anything.</summary>
    public IEnumerable<OptionalInputs> ByCaller(IMethodSymbol? member)
    {
        if (member is null)
            return [this];
        ImmutableArray<IOperation> callers = [.. bodies.Callers.Of(member)];
        if (callers.IsEmpty)
            callers = [.. member.Parameters.Select(p => bodies.Callers.CreationsOf(p.Type)).FirstOrDefault(static made => made.Length > 0)];
        return callers.IsEmpty ? [this] : callers.Select(one => new OptionalInputs(bodies, one));
    }

    private ImmutableArray<IInvocationOperation> CallsOf(IMethodSymbol method) =>
        bodies.Callers.Of(method) is var calls && caller is IInvocationOperation only && calls.Contains(only) ? [only] : calls;

    private ImmutableArray<IObjectCreationOperation> CreationsOf(ITypeSymbol type) =>
        bodies.Callers.CreationsOf(type) is var made && caller is IObjectCreationOperation only && made.Contains(only) ? [only] : made;

    /// <summary>Whether the condition has the value when something is left out.</summary>
    /// <param name="through">The uses of the members around the condition, from the innermost to the outermost.</param>
    public bool CanBe(IOperation condition, bool value, ImmutableArray<IOperation> through) => CanBe(condition, value, through, MaxDepth);

    private bool CanBe(IOperation condition, bool value, ImmutableArray<IOperation> through, int depth)
    {
        condition = condition.Unwrap();
        if (depth <= 0)
            return false;
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return CanBe(not.Operand, !value, through, depth - 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and:
                return Joined(and, all: value);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or:
                return Joined(or, all: !value);
            case IBinaryOperation comparison:
                return CompareCanBe(comparison, value, through, depth - 1);
            case IIsPatternOperation { Pattern: var pattern } test:
                return WhenAbsent(pattern) is { } matches && matches == value && MayBeLeftOut(test.Value, through, depth - 1);
            case ICoalesceOperation { WhenNull.ConstantValue: { HasValue: true, Value: bool otherwise } } coalesce:
                return otherwise == value && CanBe(coalesce.Value, value, through, depth - 1);
            case IConditionalAccessOperation access:
                return CanBe(access.WhenNotNull, value, through, depth - 1);
            case IInvocationOperation { TargetMethod: { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } } empty:
                return value && empty.Arguments.Length == 1 && MayBeLeftOut(empty.Arguments[0].Value, through, depth - 1);
            case IInvocationOperation { TargetMethod.Name: "Any" } any when any.Arguments.Length == (any.Instance is null ? 1 : 0):
                return !value && any.Receiver() is { } items && MayBeLeftOut(items, through, depth - 1);
            case IInvocationOperation { TargetMethod.Name: "Contains" } search when search.Receiver() is { } searched:
                return !value && MayBeLeftOut(searched, through, depth - 1);
            case IInvocationOperation { TargetMethod.Name: "TryParse", Arguments: { IsEmpty: false } parsed }:
                return !value && MayBeLeftOut(parsed[0].Value, through, depth - 1);
            case IInvocationOperation call when Predicate(call.TargetMethod, call.Instance?.Type) is { } inner:
                return CanBe(inner, value, through.Insert(0, call), depth - 1);
            case IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } nullable }:
                return !value && MayBeLeftOut(nullable, through, depth - 1);
            case IPropertyReferenceOperation { Property.GetMethod: { } getter } property when Predicate(getter, property.Instance?.Type) is { } inner:
                return CanBe(inner, value, through.Insert(0, property), depth - 1);
            case IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean }:
                return !value && MayBeLeftOut(condition, through, depth - 1);
            case ILocalReferenceOperation local:
                return LocalValues.Single(local.Local, local) is { } single && CanBe(single, value, through, depth - 1);
            case IParameterReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } flag:
                return FlagCanBe(flag.Parameter, value, through, depth - 1);
            default:
                return false;
        }

        bool Joined(IBinaryOperation both, bool all)
        {
            bool left = CanBe(both.LeftOperand, value, through, depth - 1);
            return all == left ? CanBe(both.RightOperand, value, through, depth - 1) : left;
        }
    }

    /// <summary>The one condition that a member of the compilation gives back: <c>IsEmpty(text)</c>.</summary>
    private IOperation? Predicate(IMethodSymbol method, ITypeSymbol? receiver) =>
        method.ReturnType.SpecialType == SpecialType.System_Boolean && MethodBodies.HasSource(method.OriginalDefinition)
        && bodies.OnlyTarget(method, receiver) is { } target && bodies.Returned(target) is { Count: 1 } returned ? returned[0] : null;

    /// <summary>What a pattern says about a value that is not there; null when it says nothing.</summary>
    private static bool? WhenAbsent(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation { Pattern: var inner } => !WhenAbsent(inner),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
        IConstantPatternOperation => null,
        IRecursivePatternOperation or ITypePatternOperation => false,
        IDeclarationPatternOperation { MatchesNull: false } => false,
        _ => null,
    };

    private bool CompareCanBe(IBinaryOperation comparison, bool value, ImmutableArray<IOperation> through, int depth)
    {
        IOperation input = comparison.LeftOperand;
        IOperation other = comparison.RightOperand.Unwrap();
        if (other.ConstantValue is { HasValue: true, Value: bool wanted }
            && comparison.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            return CanBe(input, wanted == value == (comparison.OperatorKind == BinaryOperatorKind.Equals), through, depth);
        if (AbsentIs(comparison.OperatorKind, other) is not { } result || result != value)
            return false;
        return MayBeLeftOut(input, through, depth);
    }

    /// <summary>The outcome of a comparison of null, nought or nothing with the other side; null when that side is something else.</summary>
    private static bool? AbsentIs(BinaryOperatorKind kind, IOperation other)
    {
        bool isNothing = other is IDefaultValueOperation or IFieldReferenceOperation { Field: { IsStatic: true, Name: "Empty" } };
        if (isNothing || other.ConstantValue is { HasValue: true, Value: null or "" or 0 or 0L or -1 })
        {
            return kind switch
            {
                BinaryOperatorKind.Equals or BinaryOperatorKind.LessThanOrEqual => true,
                BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThan => false,
                _ => null,
            };
        }

        if (other.ConstantValue is not { HasValue: true, Value: 1 })
            return null;
        return kind switch
        {
            BinaryOperatorKind.LessThan => true,
            BinaryOperatorKind.GreaterThanOrEqual => false,
            _ => null,
        };
    }

    private bool FlagCanBe(IParameterSymbol flag, bool value, ImmutableArray<IOperation> through, int depth)
    {
        if (!through.IsEmpty)
            return Argument(through[0], flag) is { } given && GivenFlagCanBe(given, value, through.RemoveAt(0), depth);
        if (flag.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
            return false;
        ImmutableArray<IInvocationOperation> calls = CallsOf(method);
        return calls.IsEmpty
            ? flag.HasExplicitDefaultValue && flag.ExplicitDefaultValue is bool usual && usual == value
            : calls.Any(call => Argument(call, flag) is { } argument && GivenFlagCanBe(argument, value, [], depth - CallerDepth));
    }

    private bool GivenFlagCanBe(IArgumentOperation given, bool value, ImmutableArray<IOperation> through, int depth) =>
        given.Value.ConstantValue is { HasValue: true, Value: bool constant }
            ? constant == value
            : CanBe(given.Value, value, through, depth);

    /// <summary>Whether the value comes from the caller and may be null, nought or empty.</summary>
    private bool MayBeLeftOut(IOperation input, ImmutableArray<IOperation> through, int depth)
    {
        List<IPropertySymbol> path = [];
        input = Root(input, path);
        if (depth <= 0)
            return false;
        switch (input)
        {
            case IParameterReferenceOperation { Parameter: var parameter }:
                return ParameterMayBeLeftOut(parameter, path, through, depth - 1);
            case IInstanceReferenceOperation when path.Count > 0:
                return IsInput(path[path.Count - 1]) && (through.IsEmpty || InstanceMayLeaveOut(through, path, depth - 1));
            default:
                return false;
        }
    }

    private bool ParameterMayBeLeftOut(IParameterSymbol parameter, List<IPropertySymbol> path, ImmutableArray<IOperation> through, int depth)
    {
        if (path.Count == 0 && HasMeaningfulDefault(parameter))
            return false;
        if (path.Count > 0 && HasInitializer(path[0]))
            return false;
        if (!through.IsEmpty)
            return Argument(through[0], parameter) is { } given && GivenMayBeLeftOut(given, path, through.RemoveAt(0), depth);
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
            return false;
        ImmutableArray<IInvocationOperation> calls = CallsOf(method);
        return calls.IsEmpty
            ? path.Count == 0 || MessageMayLeaveOut(parameter.Type, path, depth - CallerDepth)
            : calls.Any(call => Argument(call, parameter) is { } argument && GivenMayBeLeftOut(argument, path, [], depth - CallerDepth));
    }

    /// <summary>An object that reaches the member by a dispatcher or a binder; what the code itself makes of it is followed.</summary>
    private bool MessageMayLeaveOut(ITypeSymbol type, List<IPropertySymbol> path, int depth)
    {
        ImmutableArray<IObjectCreationOperation> made = CreationsOf(type);
        return made.IsEmpty || made.Any(creation => LeavesOut(creation, path, [], depth));
    }

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
        List<IPropertySymbol> inner = [];
        IOperation root = Root(value, inner);
        return root is IParameterReferenceOperation { Parameter: var parameter } && !IsSet(root, path)
            && ParameterMayBeLeftOut(parameter, [.. path, .. inner], through, depth - 1);
    }

    /// <summary>Whether the member sets one of the properties before it hands the object on.</summary>
    private static bool IsSet(IOperation given, List<IPropertySymbol> path) => path.Count > 0 && given.Root().Descendants().Any(o =>
        o is IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var set } }
        && path.Exists(p => SymbolEqualityComparer.Default.Equals(p.OriginalDefinition, set.OriginalDefinition)));

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

    /// <summary>A number or the like where none would be allowed as well.</summary>
    private static bool IsThere(IOperation value) => value is IConversionOperation
    {
        Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
        Operand.Type: { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T },
    };

    /// <summary>Where a value comes from, and the properties on the way, the last one first.</summary>
    private static IOperation Root(IOperation operation, List<IPropertySymbol> path)
    {
        // Code that is half written may make a local from itself.
        for (int hops = 0; hops < MaxDepth; hops++)
        {
            operation = operation.Unwrap();
            switch (operation)
            {
                case IPropertyReferenceOperation { Instance: { } instance, Property: var property }:
                    if (!Measures.Contains(property.Name))
                        path.Add(property);
                    operation = instance;
                    break;
                case IInvocationOperation call when Measures.Contains(call.TargetMethod.Name) && call.Receiver() is { } receiver:
                    operation = receiver;
                    break;
                case IInvocationOperation call when Converted(call) is { } converted:
                    operation = converted;
                    break;
                case IConditionalAccessInstanceOperation when Accessed(operation) is { } accessed:
                    operation = accessed;
                    break;
                case IConditionalAccessOperation access:
                    operation = access.WhenNotNull;
                    break;
                case ILocalReferenceOperation local when LocalValues.Single(local.Local, local) is { } value:
                    operation = value;
                    break;
                default:
                    return operation;
            }
        }

        return operation;
    }

    /// <summary>The one value that a call makes another form of: nothing comes of nothing.</summary>
    private static IOperation? Converted(IInvocationOperation call)
    {
        if (!Conversions.Any(prefix => call.TargetMethod.Name.StartsWith(prefix, StringComparison.Ordinal)))
            return null;
        List<IOperation> given = [.. call.Arguments.Select(static a => a.Value)
            .Where(static value => !value.ConstantValue.HasValue && value.AsLambda() is null && value.Type?.Name != "CancellationToken")];
        if (call.Instance is { Type: { } type } instance && (type.IsValueType || type.SpecialType == SpecialType.System_String || type.ElementType() is not null))
            given.Add(instance);
        return given.Count == 1 ? given[0] : null;
    }

    private static IOperation? Accessed(IOperation placeholder)
    {
        IOperation child = placeholder;
        for (IOperation? parent = placeholder.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
                return access.Operation;
        }

        return null;
    }

    /// <summary>A property that whoever makes the object sets, as the fields of a form or of a search are.</summary>
    private static bool IsInput(IPropertySymbol property) =>
        property.SetMethod is { DeclaredAccessibility: Accessibility.Public } && !HasInitializer(property);

    private static bool HasInitializer(IPropertySymbol property) =>
        MethodBodies.InitializerSyntax(property) is { } value and not IdentifierNameSyntax && value.ToString() is not ("null" or "null!" or "\"\"" or "string.Empty"
            or "0" or "default" or "default!" or "[]" or "new()");

    private static bool HasMeaningfulDefault(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is not (null or "" or 0 or 0L or -1 or false);

    private static IArgumentOperation? Argument(IOperation use, IParameterSymbol parameter)
    {
        if (use is not IInvocationOperation call)
            return null;
        return call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal);
    }
}
