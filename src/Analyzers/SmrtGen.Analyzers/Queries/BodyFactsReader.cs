using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Iterations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Collects the facts of a body. What is cached, only runs on an error, is left to a task that nobody awaits, or is only handed
/// on as a delegate does not count.</summary>
internal sealed class BodyFactsReader(QueryRecognizer recognizer, DelegateFlow delegates)
{
    public BodyFacts Read(IOperation body)
    {
        var facts = new BodyFacts();
        if (body is IAnonymousFunctionOperation lambda)
            Visit(lambda.Body, facts);
        else if (body is ILocalFunctionOperation { Body: { } local })
            Visit(local, facts);
        else
            Visit(body, facts);
        return facts;
    }

    private void Visit(IOperation operation, BodyFacts facts)
    {
        switch (operation)
        {
            case ICatchClauseOperation or ILocalFunctionOperation or INameOfOperation:
                return;
            case IAnonymousFunctionOperation lambda:
                if (delegates.Runs(lambda) == DelegateRun.Unknown || IsLeftAlone(lambda))
                    return;
                break;
            case IInvocationOperation or IForEachLoopOperation or IArgumentOperation or ISpreadOperation:
                if (recognizer.Recognize(operation) is { } call)
                    facts.Sites.Add(new CallSite(operation, call));
                else
                    AddEdge(operation, facts);
                break;
            case IMethodReferenceOperation when delegates.RunsGroup(operation) == DelegateRun.Unknown:
                break;
            case IObjectCreationOperation or IPropertyReferenceOperation or IMethodReferenceOperation:
                AddEdge(operation, facts);
                break;
        }

        foreach (IOperation child in operation.ChildOperations)
            Visit(child, facts);
    }

    /// <summary>Work for a task whose result is thrown away, but for one of each iteration: nobody waits for it.</summary>
    private static bool IsLeftAlone(IAnonymousFunctionOperation lambda)
    {
        IOperation? current = lambda.Parent;
        while (current is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
            current = current.Parent;
        return current is IInvocationOperation
        {
            TargetMethod: { Name: "Run" or "StartNew", ContainingType.Name: "Task" or "TaskFactory" },
            Parent: IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation },
        } && !IsRepeated(current);
    }

    private static bool IsRepeated(IOperation operation)
    {
        for (IOperation? current = operation.Parent; current is not null and not IAnonymousFunctionOperation; current = current.Parent)
        {
            if (current is ILoopOperation)
                return true;
        }

        return false;
    }

    private static void AddEdge(IOperation operation, BodyFacts facts)
    {
        if (CallEdge.Of(operation) is { } edge)
            facts.Sites.Add(new CallSite(operation, edge));
    }
}
