using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Iterations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Collects the facts of a body. What is cached, only runs on an error, or is only handed on as a delegate does not
/// count.</summary>
internal sealed class BodyFactsReader(QueryRecognizer recognizer, DelegateFlow delegates)
{
    public BodyFacts Read(IOperation body)
    {
        var facts = new BodyFacts();
        if (body is IAnonymousFunctionOperation lambda)
            Visit(lambda.Body, facts, body);
        else if (body is ILocalFunctionOperation { Body: { } local })
            Visit(local, facts, body);
        else
            Visit(body, facts, body);
        return facts;
    }

    private void Visit(IOperation operation, BodyFacts facts, IOperation body)
    {
        switch (operation)
        {
            case ICatchClauseOperation or ILocalFunctionOperation or INameOfOperation:
                return;
            case IAnonymousFunctionOperation lambda:
                if (delegates.Runs(lambda) == DelegateRun.Unknown)
                    return;
                break;
            case IInvocationOperation or IForEachLoopOperation or IArgumentOperation:
                if (recognizer.Recognize(operation) is { } call)
                {
                    if (!MemoGuard.Protects(operation, boundary: null))
                        facts.Calls.Add((call, Conditions(operation)));
                }
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
            Visit(child, facts, body);
    }

    private static void AddEdge(IOperation operation, BodyFacts facts)
    {
        if (CallEdge.Of(operation) is { } edge && !MemoGuard.Protects(operation, boundary: null))
            facts.Edges.Add((edge, Conditions(operation)));
    }

    /// <summary>How many branches, of an <c>if</c> or a selection, enclose the operation in its body.</summary>
    private static int Conditions(IOperation operation)
    {
        int conditions = 0;
        IOperation child = operation;
        for (IOperation? parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            bool isBranch = parent switch
            {
                IConditionalOperation test => child != test.Condition,
                ISwitchCaseOperation or ISwitchExpressionArmOperation => true,
                ICoalesceOperation coalesce => child == coalesce.WhenNull,
                _ => false,
            };
            if (isBranch)
                conditions++;
            if (parent is ILocalFunctionOperation)
                break;
        }

        return conditions;
    }
}
