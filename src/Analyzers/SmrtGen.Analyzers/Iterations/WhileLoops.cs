using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Iterations;

/// <summary><c>while</c> and <c>do</c> loops: only those that take one element after the other, or follow one row to the next,
/// count.</summary>
internal static class WhileLoops
{
    public static bool IsPerElement(IWhileLoopOperation loop, IOperation operation, CallPath path)
    {
        if (Waits(loop) || Paging.Is(operation, loop) || loop.Condition is not { } condition)
            return false;
        if (condition.Syntax.Span.Contains(operation.Syntax.Span))
            return false;
        return Takes(condition, loop) || FollowsRows(loop, condition, operation, path);
    }

    /// <summary>Whether the loop sleeps or waits for a signal in each iteration, as polling and retries do.</summary>
    public static bool Waits(ILoopOperation loop) => loop.Body.Descendants().Any(static o => o is IInvocationOperation
    {
        TargetMethod: { Name: "Delay" or "Sleep" or "WaitForNextTickAsync" or "WaitOne" or "WaitAsync", ContainingType.Name: "Task"
            or "Thread" or "PeriodicTimer" or "WaitHandle" or "SemaphoreSlim" },
    });

    /// <summary>Whether the head or the body moves on to the next element of something finite.</summary>
    private static bool Takes(IOperation condition, IWhileLoopOperation loop)
    {
        foreach (IOperation operation in condition.DescendantsAndSelf())
        {
            if (operation is not IInvocationOperation call)
                continue;
            string type = call.TargetMethod.ContainingType.Name;
            switch (call.TargetMethod.Name)
            {
                case "Read" or "ReadAsync" when type.IndexOf("Channel", StringComparison.Ordinal) < 0
                    && type.IndexOf("Consumer", StringComparison.Ordinal) < 0:
                case "MoveNext" or "MoveNextAsync" or "ReadLine" or "ReadLineAsync":
                case "TryDequeue" or "TryPop" when type is "Queue" or "Stack" or "PriorityQueue":
                    return true;
            }
        }

        bool tests = condition.DescendantsAndSelf().Any(static o =>
            o is IPropertyReferenceOperation { Property.Name: "Count" or "Length" or "IsEmpty" }
                or IInvocationOperation { TargetMethod.Name: "Any" or "Count" });
        return tests && loop.Body.Descendants().Any(o =>
            o is IInvocationOperation { TargetMethod: { Name: "Dequeue" or "Pop" or "RemoveAt" or "RemoveFirst" or "TryDequeue"
                or "TryPop", ContainingType.Name: "Queue" or "Stack" or "List" or "LinkedList" or "PriorityQueue" } }
                || (o is IIncrementOrDecrementOperation { Target: ILocalReferenceOperation index } && condition.References(index.Local)));
    }

    /// <summary>Whether the loop walks from a row to the next by a query for one row: <c>while (x != null) x =
    /// Find(x.ParentId)</c>.</summary>
    private static bool FollowsRows(IWhileLoopOperation loop, IOperation condition, IOperation operation, CallPath path)
    {
        if (path.Call.Effect != QueryEffect.Read || path.Call.ManyRows)
            return false;
        foreach (IOperation part in condition.DescendantsAndSelf())
        {
            if (part is not ILocalReferenceOperation { Local: var local } reference
                || reference.Type is not { TypeKind: TypeKind.Class, SpecialType: SpecialType.None })
                continue;
            bool assigned = loop.Body.Descendants()
                .Any(o => o is ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment
                && SymbolEqualityComparer.Default.Equals(target.Local, local)
                    && assignment.Value.Syntax.Span.Contains(operation.Syntax.Span));
            if (assigned && operation.References(local))
                return true;
        }

        return false;
    }
}
