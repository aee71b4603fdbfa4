using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary>A navigation read for each row of a query that did not include it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnloadedNavigationAnalyzer : UsageAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.UnloadedNavigation];

    private protected override ImmutableArray<OperationKind> Kinds => [OperationKind.PropertyReference];

    private protected override void Analyze(UsageContext context)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (!context.Symbols.HasEntityFramework || !reference.Property.IsVirtual || !context.Model.LoadsLazily)
            return;
        if (reference.Instance?.Unwrap() is not ILocalReferenceOperation { Local: var row }
            || reference.Parent is IAssignmentOperation { Target: var target } && target == reference)
            return;
        ITypeSymbol related = reference.Property.Type.ElementType() ?? reference.Property.Type;
        if (!context.Model.Bodies.Types.IsEntity(related) || LoopOf(reference, row) is not { } loop)
            return;
        IOperation rows = LocalValues.Trace(loop.Collection);
        if (context.Model.Query(rows) is not { Api: QueryApi.EntityFramework, ManyRows: true }
            || (rows as IInvocationOperation)?.Receiver() is not { } source)
            return;
        QueryChain chain = context.Model.Chains.Read(source);
        if (!chain.IsComplete || chain.Has("Select", "SelectMany", "GroupBy", "FromSqlRaw", "FromSql")
            || Includes(chain, reference.Property.Name) || LoadsOtherwise(reference, related, context))
            return;
        context.Report(Descriptors.UnloadedNavigation, reference.NameLocation(), reference.Property.Name, row.Name);
    }

    private static IForEachLoopOperation? LoopOf(IOperation operation, ILocalSymbol row)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IForEachLoopOperation loop && loop.Locals.Any(local => SymbolEqualityComparer.Default.Equals(local, row)))
                return loop;
        }

        return null;
    }

    private static bool Includes(QueryChain chain, string navigation) =>
        chain.Steps.Any(step => step.Name == "Include" && step.Call.Syntax.ToString().Contains(navigation));

    /// <summary>Rows that another query of the method has loaded are fixed up.</summary>
    private static bool LoadsOtherwise(IOperation reference, ITypeSymbol related, UsageContext context)
    {
        foreach (IOperation operation in reference.Root().Descendants())
        {
            if (operation is IInvocationOperation call && context.Model.Query(call) is not null
                && call.Descendants().Any(part => SymbolEqualityComparer.Default.Equals(part.Type.ElementType(), related)))
            {
                return true;
            }
        }

        return false;
    }
}
