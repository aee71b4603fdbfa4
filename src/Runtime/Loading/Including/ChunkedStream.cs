namespace SmrtGen.CompilerServices;

/// <summary>A stream read a chunk ahead, so that entities of a chunk are peers and their relations load together.</summary>
internal sealed class ChunkedStream<TEntity>(
    RowStream<TEntity> rows, SmrtScope scope, IncludeNode[]? includes, PeerOrigin origin) : IAsyncEnumerable<TEntity>
    where TEntity : class
{
    private const int ChunkSize = 1000;

    public IAsyncEnumerator<TEntity> GetAsyncEnumerator(CancellationToken cancellationToken) => new Enumerator(this, rows.GetAsyncEnumerator(cancellationToken));

    private bool ReadsAllFirst => includes is not null && scope.IsTransaction;

    private ValueTask CompleteAsync(List<TEntity> chunk, CancellationToken cancellation)
    {
        PeerGroup.Join(chunk, origin);
        return includes is null
            ? default
            : scope.Kernel.LoadAsync(includes.Select(node => node.Relation.CreateLoad(chunk, node, origin)), "AsAsyncEnumerable", cancellation);
    }

    private sealed class Enumerator(ChunkedStream<TEntity> stream, RowEnumerator<TEntity> rows) : IAsyncEnumerator<TEntity>
    {
        // A transaction has one session, which cannot load relations while rows are still arriving on it.
        private readonly int _rowsAtOnce = stream.ReadsAllFirst ? int.MaxValue : ChunkSize;
        private readonly List<TEntity> _read = [];
        private List<TEntity> _chunk = [];
        private int _next;
        private int _chunked;
        private bool _hasMore = true;
        private TEntity? _current;

        public TEntity Current => _current!;

        public ValueTask<bool> MoveNextAsync()
        {
            if (_next >= _chunk.Count)
                return ReadChunkAsync();
            _current = _chunk[_next++];
            return new(true);
        }

        public ValueTask DisposeAsync() => rows.DisposeAsync();

        private async ValueTask<bool> ReadChunkAsync()
        {
            if (_chunked == _read.Count)
            {
                _read.Clear();
                _chunked = 0;
                if (_hasMore)
                    _hasMore = await rows.ReadAsync(_read, _rowsAtOnce).ConfigureAwait(false);
            }

            int count = Math.Min(ChunkSize, _read.Count - _chunked);
            _chunk = count == _read.Count ? _read : _read.GetRange(_chunked, count);
            _chunked += count;
            _next = 0;
            if (count == 0)
                return false;
            await stream.CompleteAsync(_chunk, rows.Cancellation).ConfigureAwait(false);
            _current = _chunk[_next++];
            return true;
        }
    }
}
