namespace SmrtGen;

/// <summary>One page of a query.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class Page<T>
{
    internal Page(IReadOnlyList<T> items, string? previousCursor, string? nextCursor, long? total)
    {
        Items = items;
        PreviousCursor = previousCursor;
        NextCursor = nextCursor;
        Total = total;
    }

    /// <summary>The rows, in the query's order.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>What to pass as <c>after</c> for the page that follows; null: this is the last one.</summary>
    public string? NextCursor { get; }

    /// <summary>What to pass as <c>before</c> for the page that precedes; null: this is the first one.</summary>
    public string? PreviousCursor { get; }

    /// <summary>Whether a page follows.</summary>
    public bool HasNext => NextCursor is not null;

    /// <summary>Whether a page precedes.</summary>
    public bool HasPrevious => PreviousCursor is not null;

    /// <summary>How many rows the query has in all, where that was asked for.</summary>
    public long? Total { get; }
}
