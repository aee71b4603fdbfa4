using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>Whether an EF Core query, as far as its composition shows, grows with its table.</summary>
internal sealed class ChainBounds(DataSymbols symbols)
{
    private static readonly HashSet<string> Shaping =
    [
        "Select", "SelectMany", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Include", "ThenInclude", "AsNoTracking",
        "AsTracking",
        "AsNoTrackingWithIdentityResolution", "AsSplitQuery", "AsSingleQuery", "AsQueryable", "Distinct", "DistinctBy", "OfType", "Cast",
        "Reverse",
        "IgnoreQueryFilters", "IgnoreAutoIncludes", "TagWith", "TagWithCallSite", "Concat", "Union", "Except", "Join", "GroupJoin",
        "LeftJoin", "DefaultIfEmpty",
        "AsAsyncEnumerable", "ProjectTo", "Skip", "Append", "Prepend",
    ];

    public bool IsUnbounded(QueryChain chain)
    {
        if (!chain.IsComplete || chain.Root is not (QueryRoot.Set or QueryRoot.Repository))
            return false;
        foreach (IInvocationOperation step in chain.Steps)
        {
            switch (step.TargetMethod.Name)
            {
                case "Where":
                    if (FilterBounds.Bounds(step.Argument(1)))
                        return false;
                    break;
                case "FromSqlRaw" or "FromSql" or "FromSqlInterpolated":
                    if (step.Argument(1) is not { } text || !SelectBounds.IsUnbounded(SqlTextReader.Read(text), out _))
                        return false;
                    break;
                case var name when !Shaping.Contains(name):
                    return false;
            }
        }

        return !IsJoinedByKey(chain);
    }

    /// <summary>An inner join with a list in memory keeps what the list names.</summary>
    private bool IsJoinedByKey(QueryChain chain) =>
        chain.Steps.Any(step => step.TargetMethod.Name is "Join" && step.Argument(1) is { } inner
            && !symbols.IsQueryable(inner.Unwrap().Type));
}
