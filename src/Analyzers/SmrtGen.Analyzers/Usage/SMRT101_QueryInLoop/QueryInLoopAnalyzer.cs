using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Iterations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary>Round trips for each element: reads, writes of one row, and commits, each under an id of its own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryInLoopAnalyzer : UsageAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [Descriptors.QueryInLoop, Descriptors.WriteInLoop, Descriptors.CommitInLoop];

    private protected override ImmutableArray<OperationKind> Kinds =>
    [
        OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.PropertyReference, OperationKind.MethodReference,
            OperationKind.Loop,
        OperationKind.Argument, OperationKind.Spread,
    ];

    private protected override void Analyze(UsageContext context)
    {
        IOperation operation = context.Operation;
        if (operation is ILoopOperation and not IForEachLoopOperation)
            return;
        if (operation is IMethodReferenceOperation && context.Model.Delegates.RunsGroup(operation) == DelegateRun.Unknown)
            return;
        MethodEffects? effects = null;
        LoopJudge? judge = null;
        foreach (Iteration iteration in IterationFinder.Around(operation, context.Model.Delegates))
        {
            effects ??= context.Model.Effects(operation);
            if (effects.Main is not { } path)
                return;
            judge ??= new LoopJudge(context.Model, context.Settings.Handful);
            if (!judge.IsPerElement(iteration, operation, path))
                continue;
            context.Report(Rule(path.Call.Effect), operation.NameLocation(), CallText.Name(operation), iteration.Text,
                CallText.Chain(path));
            return;
        }
    }

    private static DiagnosticDescriptor Rule(QueryEffect effect) => effect switch
    {
        QueryEffect.Read => Descriptors.QueryInLoop,
        QueryEffect.Write => Descriptors.WriteInLoop,
        _ => Descriptors.CommitInLoop,
    };
}
