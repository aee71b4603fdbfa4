using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Iterations;

/// <summary>A query that reads one page of a longer list each time.</summary>
internal static class Paging
{
    private static readonly string[] Names = ["page", "offset", "skip", "cursor", "limit", "take", "batchsize", "pagesize"];

    public static bool Is(IOperation operation, ILoopOperation loop)
    {
        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            if (part is IInvocationOperation { TargetMethod.Name: "Skip" or "Take" or "GetRange" or "Chunk" })
                return true;
            if (part is IArgumentOperation { Parameter.Name: var name } argument && operation == argument.Parent
                && Names.Any(mark => name.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0)
                && DependsOn(argument.Value, loop))
            {
                return true;
            }
        }

        // The pieces of the query may have been put into locals within the loop.
        return operation.Descendants().OfType<ILocalReferenceOperation>().Any(local =>
            loop.Body.Syntax.Span.Contains(local.Local.DeclaringSyntaxReferences.FirstOrDefault()?.Span ?? default)
            && LocalValues.Single(local.Local, local) is { } value
            && value.DescendantsAndSelf().Any(static o => o is IInvocationOperation { TargetMethod.Name: "Skip" or "Take" or "GetRange" }));
    }

    private static bool DependsOn(IOperation value, ILoopOperation loop) =>
        value.ConstantValue.HasValue
            || value.DescendantsAndSelf()
            .Any(static o => o is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation)
        || loop.Locals.Any(local => value.References(local));
}
