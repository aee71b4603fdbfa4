using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Iterations;

/// <summary>Finds what repeats an operation within its method, from the inside out.</summary>
internal static class IterationFinder
{
    public static IEnumerable<Iteration> Around(IOperation operation, DelegateFlow delegates)
    {
        IOperation child = operation;
        if (operation is IMethodReferenceOperation && delegates.RunsGroup(operation) == DelegateRun.PerElement
            && DelegateFlow.Callee(operation, out _) is { } groupCall)
        {
            yield return new Iteration(groupCall, operation, Source(groupCall), null);
            child = groupCall;
        }

        for (IOperation? parent = child.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case ILocalFunctionOperation:
                    yield break;
                case IForEachLoopOperation loop when child == loop.Body:
                    yield return new Iteration(loop, loop.Body, loop.Collection, loop.Locals.FirstOrDefault());
                    break;
                case IForLoopOperation loop when !loop.Before.Contains(child):
                    yield return new Iteration(loop, loop.Body, null, loop.Locals.FirstOrDefault());
                    break;
                case IWhileLoopOperation loop:
                    yield return new Iteration(loop, loop.Body, null, null);
                    break;
                case IAnonymousFunctionOperation lambda:
                    DelegateRun run = delegates.Runs(lambda);
                    if (run == DelegateRun.Unknown || DelegateFlow.Callee(lambda, out _) is not { } call)
                        yield break;
                    if (run == DelegateRun.PerElement)
                        yield return new Iteration(call, lambda.Body, Source(call), lambda.Symbol.Parameters.FirstOrDefault());
                    break;
            }
        }
    }

    private static IOperation? Source(IInvocationOperation call) => call.Receiver();
}
