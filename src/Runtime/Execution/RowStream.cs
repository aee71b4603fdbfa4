namespace SmrtGen.CompilerServices;

/// <summary>The rows of a statement that have not been read yet.</summary>
internal abstract class RowStream<TItem> : IAsyncEnumerable<TItem>
{
    public abstract RowEnumerator<TItem> GetAsyncEnumerator(CancellationToken other);

    IAsyncEnumerator<TItem> IAsyncEnumerable<TItem>.GetAsyncEnumerator(CancellationToken cancellationToken) => GetAsyncEnumerator(cancellationToken);
}

/// <summary>Reads a statement's rows, one by one or many at once.</summary>
internal abstract class RowEnumerator<TItem> : IAsyncEnumerator<TItem>
{
    public abstract TItem Current { get; }

    /// <summary>The token of the statement and that of the caller's loop, as one.</summary>
    public abstract CancellationToken Cancellation { get; }

    public abstract ValueTask<bool> MoveNextAsync();

    /// <summary>Adds the next rows to a list.</summary>
    /// <returns>Whether there may be more.</returns>
    public abstract ValueTask<bool> ReadAsync(List<TItem> items, int count);

    public abstract ValueTask DisposeAsync();
}
