using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary><c>Skip</c> and <c>Take</c> on a query that nothing orders.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PageWithoutOrderAnalyzer : UsageAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.PageWithoutOrder];

    private protected override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation];

    private protected override void Analyze(UsageContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("Skip" or "Take"))
            return;
        bool reports = call.TargetMethod.IsIn(context.Symbols.Queryable) ? IsUnordered(context, call) : IsUnorderedSmrtGen(context, call);
        if (reports)
            context.Report(Descriptors.PageWithoutOrder, call.NameLocation(), call.TargetMethod.Name);
    }

    private static bool IsUnordered(UsageContext context, IInvocationOperation call)
    {
        if (call.Receiver() is not { } source)
            return false;
        QueryChain chain = context.Model.Chains.Read(source);
        return chain is { IsComplete: true, Root: QueryRoot.Set } && !chain.Steps.Exists(static step => IsOrdering(step.Call)) && !chain.Has("Skip", "Take");
    }

    private static bool IsOrdering(IInvocationOperation step) => step.TargetMethod.Name.StartsWith("OrderBy", StringComparison.Ordinal)
        || step.TargetMethod.Name is "Order" or "OrderDescending" or "FromSql" or "FromSqlRaw" or "FromSqlInterpolated";

    private static bool IsUnorderedSmrtGen(UsageContext context, IInvocationOperation call)
    {
        // A query without an order comes in key order for Take; a page further on needs one that the reader can see.
        if (call.TargetMethod.Name != "Skip"
            || SmrtGenCalls.Kind(SmrtGenCalls.Attribute(context.Symbols, call.TargetMethod)) != SmrtGenKind.Compose)
            return false;
        SmrtGenChain chain = SmrtGenChain.Of(call, context.Symbols);
        return chain.IsComplete && !chain.Steps.Any(IsOrdering);
    }
}
