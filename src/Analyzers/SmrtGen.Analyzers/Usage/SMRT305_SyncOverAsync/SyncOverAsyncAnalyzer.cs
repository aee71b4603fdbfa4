using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary><c>Result</c>, <c>Wait()</c> and <c>GetResult()</c> on the task of a query, its own or that of a member that queries.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SyncOverAsyncAnalyzer : UsageAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.SyncOverAsync];

    private protected override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation, OperationKind.PropertyReference];

    private protected override void Analyze(UsageContext context)
    {
        IOperation? task = context.Operation switch
        {
            IPropertyReferenceOperation { Property: { Name: "Result", ContainingType: { Name: "Task" or "ValueTask" } } } result =>
                result.Instance,
            IInvocationOperation { TargetMethod: { Name: "Wait", ContainingType.Name: "Task" } } wait => wait.Instance,
            IInvocationOperation { TargetMethod.Name: "GetResult",
                Instance: { } awaiter } when awaiter.Unwrap() is IInvocationOperation { TargetMethod.Name: "GetAwaiter",
                Instance: { } source } => source,
            _ => null,
        };
        if (task?.Unwrap() is not IInvocationOperation call || call.Type?.Name is not ("Task" or "ValueTask"))
            return;
        if (context.Model.Effects(call).Main is null)
            return;
        context.Report(Descriptors.SyncOverAsync, context.Operation.NameLocation(), CallText.Name(context.Operation),
            call.TargetMethod.Name);
    }
}
