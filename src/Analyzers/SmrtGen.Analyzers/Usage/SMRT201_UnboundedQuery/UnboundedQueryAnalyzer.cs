using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Bounds;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary>Queries of EF Core and SmrtGen that materialise a result nothing bounds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedQueryAnalyzer : UsageAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.UnboundedQuery];

    private protected override ImmutableArray<OperationKind> Kinds =>
        [OperationKind.Invocation, OperationKind.Loop, OperationKind.Argument, OperationKind.Spread];

    private protected override void Analyze(UsageContext context)
    {
        if (context.Model.Query(context.Operation) is not { ManyRows: true } call)
            return;
        if (context.Operation is IInvocationOperation invocation && RepositoryCalls.IsRepository(invocation.TargetMethod))
            AnalyzeRepository(context, invocation);
        else if (call.Api == QueryApi.EntityFramework)
            AnalyzeEntityFramework(context);
        else if (call.Api == QueryApi.SmrtGen)
            AnalyzeSmrtGen(context, (IInvocationOperation)context.Operation);
    }

    private static void AnalyzeEntityFramework(UsageContext context)
    {
        IOperation? source = context.Operation switch
        {
            IInvocationOperation invocation => invocation.Receiver(),
            IForEachLoopOperation loop => loop.Collection,
            IArgumentOperation argument => argument.Value,
            ISpreadOperation spread => spread.Operand,
            _ => null,
        };
        if (source is null)
            return;
        source = LazySequences.Origin(source, context.Symbols);
        if (IsStreamed(context.Operation))
            return;
        QueryChain chain = context.Model.Chains.Read(source);
        if (context.Model.ChainBounds.IsUnbounded(chain, context.Operation) && !IsSmall(context, chain.Entity))
            context.Report(Descriptors.UnboundedQuery, context.Operation.NameLocation(), CallText.Name(context.Operation),
                chain.Entity?.Name ?? "the set");
    }

    /// <summary>A list of a repository: all rows, or those that a filter keeps. What a specification says is not read.</summary>
    private static void AnalyzeRepository(UsageContext context, IInvocationOperation call)
    {
        List<IArgumentOperation> given = [.. call.Arguments.Where(a => a.ArgumentKind != ArgumentKind.DefaultValue && a.Value != call.Receiver()
            && a.Parameter?.Type is { SpecialType: not SpecialType.System_Boolean, Name: not "CancellationToken" })];
        ITypeSymbol? entity = call.Type.Awaited().ElementType();
        if (given.TrueForAll(static a => !FilterBounds.Bounds(a.Value)) && !IsSmall(context, entity))
            context.Report(Descriptors.UnboundedQuery, call.NameLocation(), call.TargetMethod.Name, entity?.Name ?? "the set");
    }

    /// <summary><c>await foreach</c> over a query holds one row at a time.</summary>
    private static bool IsStreamed(IOperation operation) => operation is IForEachLoopOperation { IsAsynchronous: true };

    private static void AnalyzeSmrtGen(UsageContext context, IInvocationOperation call)
    {
        if (SmrtGenCalls.Attribute(context.Symbols, call.TargetMethod) is not { } own || SmrtGenCalls.IsBounded(own)
            || SmrtGenCalls.Kind(own) != SmrtGenKind.Many)
            return;
        SmrtGenChain chain = SmrtGenChain.Of(call, context.Symbols);
        if (!chain.IsComplete || chain.IsBounded || IsSmall(context, chain.Entity))
            return;
        context.Report(Descriptors.UnboundedQuery, call.NameLocation(), call.TargetMethod.Name, chain.Entity?.Name ?? "the table");
    }

    private static bool IsSmall(UsageContext context, ITypeSymbol? entity) =>
        context.Settings.IsSmall(entity?.Name)
        || entity?.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "SmrtSmallAttribute") == true;
}
