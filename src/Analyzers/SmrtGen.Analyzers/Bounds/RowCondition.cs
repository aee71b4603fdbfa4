using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>Whether the condition of a filter keeps the result from growing with the table.</summary>
/// <param name="row">The row that the filter keeps or not.</param>
/// <param name="outer">The row of the query around it, in a filter of a subquery.</param>
internal sealed class RowCondition(IParameterSymbol row, IParameterSymbol? outer = null)
{
    private readonly RowColumns _row = new(row, outer);

    public bool Bounds(IOperation condition)
    {
        condition = condition.Unwrap();
        switch (condition)
        {
            case { ConstantValue: { HasValue: true, Value: false } }:
                return true;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and:
                return Bounds(and.LeftOperand) || Bounds(and.RightOperand) || IsWindow(and);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or:
                return Bounds(or.LeftOperand)
                    ? Bounds(or.RightOperand) || IsOfNobody(or.RightOperand, or.LeftOperand) || IsAskedAround(or.RightOperand)
                    : (IsOfNobody(or.LeftOperand, or.RightOperand) || IsAskedAround(or.LeftOperand)) && Bounds(or.RightOperand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality:
                return IsKeyed(equality.LeftOperand, equality.RightOperand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, RightOperand: var nothing } match
                when nothing.Unwrap().ConstantValue is { HasValue: true, Value: null }:
                return match.LeftOperand.Unwrap() is IInvocationOperation { TargetMethod.Name: "FirstOrDefault" or "SingleOrDefault", Arguments.Length: 2 } one
                    && _row.Reads(one.Arguments[0].Value) && FilterBounds.Bounds(one.Arguments[1].Value);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } since
                when _row.Reads(since.LeftOperand) && RecentTimes.Is(since.RightOperand):
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } until
                when _row.Reads(until.RightOperand) && RecentTimes.Is(until.LeftOperand):
                return true;
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return Bounds(choice.WhenTrue) && Bounds(otherwise);
            case IInvocationOperation call:
                return BoundsCall(call);
            case IPropertyReferenceOperation or IUnaryOperation or IBinaryOperation or IIsPatternOperation or IIsTypeOperation or ILiteralOperation:
                return false;
            default:
                return true;
        }
    }

    private bool IsKeyed(IOperation left, IOperation right) => _row.IsKeyed(left, right) || _row.IsKeyed(right, left);

    /// <summary>"Of this owner or of none", or of one that the code names, still asks for an owner's rows.</summary>
    private bool IsOfNobody(IOperation condition, IOperation other) =>
        condition.Unwrap() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test
        && _row.Reads(test.LeftOperand) && test.RightOperand.Unwrap().ConstantValue is { HasValue: true, Value: var named }
        && (named is null || (other.Unwrap() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } owner
            && owner.LeftOperand.Syntax.ToString() == test.LeftOperand.Syntax.ToString()));

    /// <summary>A test of a value from outside that decides whether the query runs at all, as well.</summary>
    private bool IsAskedAround(IOperation test)
    {
        if (_row.Reads(test))
            return false;
        List<ILocalSymbol> asked = [.. test.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(static local => local.Local)];
        IOperation child = test;
        for (IOperation? parent = test.Parent; asked.Count > 0 && parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalOperation { Condition: var around } choice && child == choice.WhenTrue && asked.Exists(local => around.References(local)))
                return true;
        }

        return false;
    }

    private bool BoundsCall(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case "Contains" when IsText(call.Instance):
            case "StartsWith" or "EndsWith" or "Like" or "ILike" or "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "HasFlag" or "IsMatch":
                return false;
            case "Contains":
                return !_row.ListsStates(call);
            case "Equals" or "CompareTo":
                return call.Arguments.Length == 0 || IsKeyed(call.Receiver() ?? call, call.Arguments[call.Arguments.Length - 1].Value)
                    || (call.Arguments.Length > 1 && IsKeyed(call.Arguments[0].Value, call.Arguments[1].Value));
            case "Any" when call.Arguments.Length == 2 && _row.Reads(call.Arguments[0].Value):
                return FilterBounds.Bounds(call.Arguments[1].Value);
            case "Any" when call.Arguments.Length == 2 && IsSet(call.Arguments[0].Value) && InSubquery(call.Arguments[1].Value) is { } bounds:
                return bounds;
            case "Any" when call.Arguments.Length == 1 && MatchesByKey(call.Arguments[0].Value):
                return true;
            case "Any" when call.Arguments.Length == 1 && _row.Reads(call.Arguments[0].Value):
            case "All":
                return false;
            default:
                return true;
        }
    }

    /// <summary>Whether a subquery asks for rows of a key from outside: those that have such a match are few.</summary>
    private bool MatchesByKey(IOperation subquery)
    {
        for (IOperation? step = subquery.Unwrap(); step is IInvocationOperation { Arguments.Length: 2 } call; step = call.Receiver()?.Unwrap())
        {
            if (call.TargetMethod.Name == "Where" && InSubquery(call.Arguments[1].Value) == true)
                return true;
        }

        return false;
    }

    /// <summary>Whether the filter of a subquery bounds by more than this row; null when it cannot be read.</summary>
    private bool? InSubquery(IOperation filter) => filter.AsLambda() is { Symbol.Parameters: { Length: 1 } rows } lambda && lambda.Result() is { } test
        ? new RowCondition(rows[0], row).Bounds(test) : null;

    /// <summary>A set of rows in the database: to have a match there says nothing about how many rows have one.</summary>
    private static bool IsSet(IOperation source)
    {
        source = source.Unwrap();
        while (source is IInvocationOperation { TargetMethod: { Name: "AsNoTracking" or "IgnoreQueryFilters" } } call
            && call.Receiver() is { } receiver)
            source = receiver.Unwrap();
        return source is IMemberReferenceOperation or IInvocationOperation { Arguments.IsEmpty: true } && source.Type?.Name == "DbSet";
    }

    private bool IsWindow(IBinaryOperation and)
    {
        var limits = new ColumnLimits();
        limits.Add(and, _row);
        return limits.HasWindow;
    }

    private static bool IsText(IOperation? instance) => instance?.Type?.SpecialType == SpecialType.System_String;
}
