using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary><c>ExecuteUpdate</c> and <c>ExecuteDelete</c> over a whole set.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WriteWithoutWhereCallAnalyzer : UsageAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.WriteWithoutWhere];

    private protected override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation];

    private protected override void Analyze(UsageContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("ExecuteUpdate" or "ExecuteUpdateAsync" or "ExecuteDelete" or "ExecuteDeleteAsync"))
            return;
        if (context.Model.Query(call) is not { Api: QueryApi.EntityFramework } || call.Receiver() is not { } source)
            return;
        QueryChain chain = context.Model.Chains.Read(source);
        if (chain is { IsComplete: true, Root: QueryRoot.Set }
            && chain.Steps.All(static step => step.Name is "IgnoreQueryFilters" or "AsNoTracking" or "AsQueryable"))
            context.Report(Descriptors.WriteWithoutWhere, call.NameLocation(), call.TargetMethod.Name, chain.Entity?.Name);
    }
}
