using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Iterations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary>A member that queries, and calls itself with what came back; inside a loop the loop's rule reports it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RecursiveQueryAnalyzer : UsageAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.RecursiveQuery];

    private protected override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation];

    private protected override void Analyze(UsageContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, context.ContainingSymbol.OriginalDefinition))
            return;
        if (IterationFinder.Around(call, context.Model.Delegates).Any() || context.Model.Effects(call).Read is not { } path)
            return;
        IOperation root = call.Root();
        foreach (IOperation operation in root.Descendants())
        {
            if (context.Model.Query(operation) is { Effect: QueryEffect.Read } && FeedsOn(call, operation))
            {
                context.Report(Descriptors.RecursiveQuery, call.NameLocation(), call.TargetMethod.Name, CallText.Chain(path));
                return;
            }
        }
    }

    /// <summary>Whether an argument comes from a local that holds the result of the query.</summary>
    private static bool FeedsOn(IInvocationOperation call, IOperation query)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            foreach (ILocalReferenceOperation local in argument.Descendants().OfType<ILocalReferenceOperation>())
            {
                if (LocalValues.Of(local.Local, local).Any(value => value.Syntax.Span.Contains(query.Syntax.Span)))
                    return true;
            }
        }

        return false;
    }
}
