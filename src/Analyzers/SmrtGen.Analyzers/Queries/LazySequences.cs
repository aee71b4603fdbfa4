using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Sequences that run the query below them when they are enumerated: <c>query.AsEnumerable().Select(…)</c>.</summary>
internal static class LazySequences
{
    private const int MaxHops = 16;

    private static readonly HashSet<string> Operators =
        ["AsEnumerable", "Select", "SelectMany", "Where", "OfType", "Cast", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending",
            "Distinct", "DistinctBy", "GroupBy"];

    /// <summary>What the sequence enumerates, through operators that run in memory and locals with one value.</summary>
    public static IOperation Origin(IOperation source, DataSymbols symbols)
    {
        IOperation inner = source.Unwrap();
        for (int hops = 0; hops < MaxHops && !symbols.IsQueryable(inner.Type); hops++)
        {
            if (inner is IInvocationOperation call && call.Receiver() is { } receiver && (call.TargetMethod.Name == "AsAsyncEnumerable"
                || (symbols.IsInMemory(call.TargetMethod) && Operators.Contains(call.TargetMethod.Name))))
            {
                inner = receiver.Unwrap();
            }
            else if (inner is ILocalReferenceOperation local && LocalValues.Single(local.Local, local) is { } value)
            {
                inner = value.Unwrap();
            }
            else
            {
                break;
            }
        }

        return inner;
    }
}
