using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Iterations;

/// <summary>Collections whose elements are themselves batches: one query for each is what batching means.</summary>
internal static class Chunks
{
    private static readonly string[] Marks = ["chunk", "batch", "page", "partition", "segment", "bucket", "slice", "range"];

    public static bool Is(IOperation source, Iteration iteration)
    {
        IOperation value = LocalValues.Trace(source);
        if (value is IInvocationOperation call && IsMarked(call.TargetMethod.Name) && call.TargetMethod.Name is not ("GetRange" or "Range"))
            return true;
        if (iteration.Element?.Name is { } name && IsMarked(name) && ElementIsBatch(iteration, source))
            return true;
        return ElementIsBatch(iteration, source);
    }

    public static bool IsMarked(string name) => Marks.Any(mark => name.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool ElementIsBatch(Iteration iteration, IOperation source)
    {
        ITypeSymbol? element = iteration.Element switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => source.Unwrap().Type.ElementType(),
        };

        // A group has a key, and a query for each key is what a batch avoids; a node of a tree has parts, and is one thing.
        return element.ElementType() is not null && element is IArrayTypeSymbol or INamedTypeSymbol { IsGenericType: true } && element is not INamedTypeSymbol { Name: "IGrouping" or "Grouping" }
            && !element!.HasOwnData();
    }
}
