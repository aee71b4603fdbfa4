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
        return (value is IInvocationOperation call && IsMarked(call.TargetMethod.Name) && call.TargetMethod.Name is not ("GetRange" or "Range"))
            || ElementIsBatch(iteration, source);
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
        return element.ElementType() is not null && element is IArrayTypeSymbol or INamedTypeSymbol { IsGenericType: true, Name: not ("IGrouping" or "Grouping") }
            && !IsRow(element!) && !element!.HasOwnData();
    }

    /// <summary>A dictionary by name is a row, of which each entry is a column.</summary>
    private static bool IsRow(ITypeSymbol element) =>
        element is INamedTypeSymbol { Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary", TypeArguments: { Length: 2 } pair }
        && pair[0].SpecialType == SpecialType.System_String;
}
