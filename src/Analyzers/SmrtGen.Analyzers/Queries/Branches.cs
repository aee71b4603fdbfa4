using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Which places of a body can follow one another.</summary>
internal static class Branches
{
    /// <summary>Whether control may come from one place to another that stands in no loop with it: not from behind it, and not from another branch.</summary>
    public static bool MayReach(IOperation from, IOperation to)
    {
        Dictionary<IOperation, IOperation> around = [];
        IOperation child = to;
        for (IOperation? parent = to.Parent; parent is not null; child = parent, parent = parent.Parent)
            around[parent] = child;
        child = from;
        IOperation? common = from.Parent;
        while (common is not null && !around.ContainsKey(common))
        {
            child = common;
            common = common.Parent;
        }

        if (common is null || IsRepeated(common) || child == around[common] || IsKept(to, common))
            return true;
        return common switch
        {
            ISwitchOperation or ISwitchExpressionOperation => child is not (ISwitchCaseOperation or ISwitchExpressionArmOperation),
            IConditionalOperation choice => child == choice.Condition,
            IBlockOperation or IMethodBodyBaseOperation => from.Syntax.SpanStart < to.Syntax.SpanStart,
            _ => true,
        };
    }

    /// <summary>Whether a lambda between them runs who knows when.</summary>
    private static bool IsKept(IOperation operation, IOperation boundary)
    {
        for (IOperation? current = operation; current is not null && current != boundary; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }

        return false;
    }

    private static bool IsRepeated(IOperation operation)
    {
        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            if (current is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }

        return false;
    }
}
