using System.Runtime.CompilerServices;

namespace SmrtGen.CompilerServices;

/// <summary>A stream read a chunk ahead, so that entities of a chunk are peers and their relations load together.</summary>
internal static class ChunkedStream
{
    private const int ChunkSize = 1000;

    public static async IAsyncEnumerable<TEntity> ReadAsync<TEntity>(
        IAsyncEnumerable<TEntity> rows, SmrtScope scope, IncludeNode[]? includes, PeerOrigin origin, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TEntity : class
    {
        // A transaction has one session, which cannot load relations while rows are still arriving on it.
        int chunkSize = includes is not null && scope.IsTransaction ? int.MaxValue : ChunkSize;
        List<TEntity> chunk = [];
        await foreach (TEntity row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            chunk.Add(row);
            if (chunk.Count < chunkSize)
                continue;
            await CompleteAsync(chunk, scope, includes, origin, cancellationToken).ConfigureAwait(false);
            foreach (TEntity entity in chunk)
                yield return entity;
            chunk.Clear();
        }

        foreach (TEntity[] part in chunk.Chunk(ChunkSize))
        {
            await CompleteAsync([.. part], scope, includes, origin, cancellationToken).ConfigureAwait(false);
            foreach (TEntity entity in part)
                yield return entity;
        }
    }

    private static ValueTask CompleteAsync<TEntity>(
        List<TEntity> chunk, SmrtScope scope, IncludeNode[]? includes, PeerOrigin origin, CancellationToken cancellationToken)
        where TEntity : class
    {
        PeerGroup.Join(chunk, origin);
        return includes is null
            ? default
            : scope.Kernel.LoadAsync(
                includes.Select(node => node.Relation.CreateLoad(chunk, node, origin)), "AsAsyncEnumerable", cancellationToken);
    }
}
