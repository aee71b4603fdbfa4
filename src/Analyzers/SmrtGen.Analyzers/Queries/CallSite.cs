using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>One place in a body: a round trip, or a call that may lead to one.</summary>
internal sealed class CallSite
{
    private readonly IOperation _operation;
    private int? _conditions;

    public CallSite(IOperation operation, QueryCall query)
    {
        _operation = operation;
        Query = query;
    }

    public CallSite(IOperation operation, CallEdge edge)
    {
        _operation = operation;
        Edge = edge;
    }

    public QueryCall? Query { get; }

    public CallEdge Edge { get; }

    /// <summary>The effects as they stand in the body. What stands around the place is only looked at when there are any.</summary>
    public MethodEffects Guard(MethodEffects effects)
    {
        if (effects.IsNone)
            return effects;
        _conditions ??= MemoGuard.Protects(_operation, boundary: null) || IsInService(_operation) ? -1 : Conditions(_operation);
        return _conditions < 0 ? MethodEffects.None : effects.Under(_conditions.Value);
    }

    /// <summary>What runs until it is told to stop, or is kept as a task to be waited for later, is no cost of the call that starts
    /// it.</summary>
    private static bool IsInService(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null and not ILocalFunctionOperation; parent = parent.Parent)
        {
            if (parent is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Type.Name: "Task" } })
                return true;
            if (parent is IForEachLoopOperation { IsAsynchronous: true, Collection: { } items } && items.DescendantsAndSelf().Any(static o =>
                o is IInvocationOperation { TargetMethod.Name: "ReadAllAsync" }))
            {
                return true;
            }

            if (parent is IWhileLoopOperation { Condition: { } condition } && condition.DescendantsAndSelf().Any(static o =>
                o is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" }
                    or IInvocationOperation { TargetMethod.Name: "WaitToReadAsync" or "WaitForNextTickAsync" }))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the test asks for something that most callers leave out.</summary>
    private static bool AsksForOptional(IOperation condition) => condition.DescendantsAndSelf().Any(static o =>
        o is IParameterReferenceOperation { Parameter: { HasExplicitDefaultValue: true, ExplicitDefaultValue: null or false } });

    /// <summary>How many branches, of an <c>if</c> or a selection, enclose the operation in its body. One that asks for an optional
    /// argument counts as two.</summary>
    private static int Conditions(IOperation operation)
    {
        int conditions = 0;
        IOperation child = operation;
        for (IOperation? parent = operation.Parent; parent is not null and not ILocalFunctionOperation; child = parent, parent = parent.Parent)
        {
            bool isBranch = parent switch
            {
                IConditionalOperation test => child != test.Condition,
                ISwitchCaseOperation or ISwitchExpressionArmOperation => true,
                ICoalesceOperation coalesce => child == coalesce.WhenNull,
                _ => false,
            };
            if (isBranch)
                conditions += parent is IConditionalOperation { Condition: var condition } && AsksForOptional(condition) ? 2 : 1;
        }

        return conditions;
    }
}
