using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Iterations;

/// <summary><c>for</c> loops: over elements, or over pages, attempts and the like.</summary>
internal static class CountedLoops
{
    private static readonly string[] OtherCounters = ["attempt", "retry", "retries", "tries", "try", "page", "offset", "skip", "batch",
        "chunk", "start"];

    private static readonly string[] OtherBounds = ["page", "chunk", "batch", "attempt", "retr"];

    public static bool IsPerElement(IForLoopOperation loop, IOperation operation, int handful, MethodBodies bodies)
    {
        if (loop.Condition is not { } condition || loop.Locals.FirstOrDefault() is not { } counter)
            return false;
        if (OtherCounters.Any(name => counter.Name.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0))
            return false;
        if (!StepsByElement(loop, handful) || Bound(condition) is { ConstantValue: { HasValue: true, Value: int last } } && last <= handful)
            return false;
        if (Bound(condition)?.Unwrap() is IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } list } && Handful.Is(list, handful, bodies))
            return false;
        if (Bound(condition) is { } bound && OtherBounds.Any(name => bound.Syntax.ToString().IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0))
            return false;
        if (counter.Type.SpecialType == SpecialType.System_Int32 && Bound(condition) is null
            && LocalValues.Of(counter, condition).FirstOrDefault()?.ConstantValue is { HasValue: true, Value: int first } && first <= handful)
            return false;
        return !Paging.Is(operation, loop) && !Polls(loop, counter);
    }

    /// <summary>A loop that waits each time, for the same question whichever time it is.</summary>
    private static bool Polls(IForLoopOperation loop, ILocalSymbol counter) => WhileLoops.Waits(loop) && !loop.Body.References(counter);

    /// <summary>A step of a few is one from pair to pair, a longer one from chunk to chunk.</summary>
    private static bool StepsByElement(IForLoopOperation loop, int handful)
    {
        if (loop.AtLoopBottom.IsEmpty)
            return true;
        return loop.AtLoopBottom[0] is IExpressionStatementOperation { Operation: var step }
            && (step is IIncrementOrDecrementOperation
                || (step is ICompoundAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: int by } } && by < handful));
    }

    private static IOperation? Bound(IOperation condition)
    {
        if (condition.Unwrap() is not IBinaryOperation binary)
            return null;
        if (binary.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual)
            return binary.RightOperand;
        return binary.OperatorKind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual ? null : binary.RightOperand;
    }
}
