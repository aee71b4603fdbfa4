using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>
/// Whether a condition asks for something that the caller may leave out: an argument, or a member of one, that may be null, empty or
/// nought. What the callers in the compilation hand in is followed; what cannot be followed counts as given.
/// </summary>
/// <param name="bodies">The bodies of the compilation.</param>
/// <param name="caller">The one call to look at, or the one object that a message is made as; null for all there are.</param>
internal sealed partial class OptionalInputs(MethodBodies bodies, IOperation? caller = null)
{
    private const int MaxDepth = 30;

    /// <summary>A step to the callers costs more: each may have many of its own.</summary>
    private const int CallerDepth = 10;

    /// <summary>The inputs of a member as each of its callers gives them; one that nothing calls gets anything.</summary>
    public IEnumerable<OptionalInputs> ByCaller(IMethodSymbol? member)
    {
        if (member is null)
            return [this];
        ImmutableArray<IInvocationOperation> calls = bodies.Callers.Of(member);
        ImmutableArray<IOperation> callers = [.. calls];

        // A message reaches its handler by a dispatcher, or by a base class that handles any.
        if (calls.All(static call => call.Arguments.Any(static a => a.Value.Unwrap().Type is ITypeParameterSymbol)))
            callers = [.. member.Parameters.Select(p => bodies.Callers.CreationsOf(p.Type)).FirstOrDefault(static made => made.Length > 0)];
        return callers.IsEmpty ? [this] : callers.Select(one => new OptionalInputs(bodies, one));
    }

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

    private bool FlagCanBe(IParameterSymbol flag, bool value, ImmutableArray<IOperation> through, int depth) => AnyGiven(
        flag,
        through,
        depth,
        (given, rest, left) => given.Value.ConstantValue is { HasValue: true, Value: bool constant } ? constant == value : CanBe(given.Value, value, rest, left),
        () => flag.HasExplicitDefaultValue && flag.ExplicitDefaultValue is bool usual && usual == value);
}
