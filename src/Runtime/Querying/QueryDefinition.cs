using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>What a query asks for. Immutable.</summary>
internal readonly record struct QueryDefinition
{
    public Predicate? Where { get; init; }

    public SortTerm? Order { get; init; }

    public int Skip { get; init; }

    /// <summary>The rows asked for, plus one: 0 means that the query does not say.</summary>
    private int TakeAndOne { get; init; }

    public bool IsUnbounded { get; init; }

    public bool IsDistinct { get; init; }

    /// <summary>The relations to load with the rows.</summary>
    public IncludeNode[]? Includes { get; init; }

    /// <summary>Whether every level is read from one snapshot.</summary>
    public bool IsSnapshot { get; init; }

    public bool HasTake => TakeAndOne > 0;

    public int Take
    {
        get => TakeAndOne - 1;
        init => TakeAndOne = value + 1;
    }

    public bool HasWindow => HasTake || Skip > 0 || IsDistinct;

    /// <summary>How many places a list needs at first.</summary>
    public int Capacity => HasTake ? Math.Min(Take, 256) : 0;

    public QueryDefinition AtMost(int count) => this with { Take = HasTake ? Math.Min(Take, count) : count };

    /// <summary>The most rows a list may hold; 0: any number.</summary>
    public int ResolveLimit(SmrtScope scope, EntityInfo entity)
    {
        if (IsUnbounded)
            return 0;
        int limit = scope.Options.LimitFor(entity);
        if (HasTake && Take > limit)
        {
            throw new QueryLimitExceededException(
                $"Take({Take}) asks for more rows than {limit}, the MaxLimit of {entity.Name}. Take fewer, raise MaxLimit, or say why they are needed: Unbounded(\"reason\").")
            {
                Entity = entity.Name,
            };
        }

        return limit;
    }
}
