namespace SmrtGen.CompilerServices;

internal sealed partial class CacheHub
{
    /// <summary>How long a commit may be announced and not over, before its process counts as gone.</summary>
    private static readonly TimeSpan s_doubtLifetime = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Doubt> _doubts = new(StringComparer.Ordinal);
    private readonly OwnCommits _ownCommits = new();
    private int _received;

    public void Announced(string id, string message)
    {
        if (IsOwn(id))
            return;
        if (!TableChanges.TryRead(message, out _, out TableChanges changes))
        {
            Missed();
            return;
        }

        Doubt doubt = new(changes);
        lock (_doubts)
        {
            if (!_doubts.TryAdd(id, doubt))
                return;
            ForEach(changes, static (cache, key) => cache.Doubt(key), static cache => cache.Doubt(null));
        }

        doubt.Timer = Clock.Provider.CreateTimer(_ => Received(id, message), null, s_doubtLifetime, Timeout.InfiniteTimeSpan);
    }

    public void Received(string? id, string message)
    {
        if (CacheFaults.Is(CacheFault.DropNotification) && Interlocked.Increment(ref _received) % 2 == 0)
            return;
        if (!TableChanges.TryRead(message, out string commit, out TableChanges changes))
            Missed();
        else if (!IsOwn(commit) || !_ownCommits.Heard(commit))
            Apply(changes);
        if (id is not null)
            Settle(id);
    }

    public void Confirm(long time)
    {
        lock (_gate)
        {
            if (_channel is null || IsDisposed)
                return;
            // Between two proofs reads went to the database, and saw what may not have been told here yet.
            if (Clock.Now >= _trustedUntil && !CacheFaults.Is(CacheFault.SkipFlushAfterGap))
                Clear();
            if (!CacheFaults.Is(CacheFault.TrustWithoutProof))
                Volatile.Write(ref _trustedUntil, Math.Max(_trustedUntil, time + ProofMs));
        }
    }

    public void Missed()
    {
        if (CacheFaults.Is(CacheFault.SkipFlushAfterGap))
            return;
        lock (_gate)
        {
            if (_channel is not null && !CacheFaults.Is(CacheFault.TrustWithoutProof))
                Volatile.Write(ref _trustedUntil, 0);
            _ownCommits.Forget();
            Clear();
        }
    }

    private bool IsOwn(string id) => id.StartsWith(_node, StringComparison.Ordinal);

    /// <summary>Drops what a commit has changed, first here and then in the shared cache.</summary>
    private void Apply(TableChanges changes)
    {
        ForEach(changes, static (cache, key) => cache.Invalidate(key), static cache => cache.InvalidateAll(), static cache => cache.Touch());
        // Somebody else may have deleted these rows a moment ago: what they were must be gone before we are told so.
        foreach ((string table, HashSet<string> keys) in changes.InsertedKeys)
        {
            foreach (ITableCache cache in _tables.GetValueOrDefault(table) ?? [])
            {
                foreach (string key in keys)
                    cache.Invalidate(key);
            }
        }

        if (Shared is null)
            return;
        // Also what this process has no cache of: the one that wrote it may be gone before it could remove it.
        if (changes.Tables.Any(each => each.Value is null && TableNames.Contains(each.Key)))
            Shared.RemoveGroups();
        SharedCacheKey[] removed =
        [
            .. changes.Tables.SelectMany(static each => KeysOf(each.Key, each.Value ?? [])),
            .. changes.InsertedKeys.SelectMany(static each => KeysOf(each.Key, each.Value)),
        ];
        if (removed.Length > 0)
            Shared.Remove(removed);
    }

    private static IEnumerable<SharedCacheKey> KeysOf(string table, HashSet<string> keys) => keys.Select(key => new SharedCacheKey(table, key, ""));

    private void Settle(string id)
    {
        lock (_doubts)
        {
            if (!_doubts.Remove(id, out Doubt? doubt))
                return;
            doubt.Timer?.Dispose();
            ForEach(doubt.Changes, static (cache, key) => cache.Settle(key), static cache => cache.Settle(null));
        }
    }

    private void ForEach(TableChanges changes, Action<ITableCache, string> one, Action<ITableCache> all, Action<ITableCache>? inserted = null)
    {
        foreach ((string table, HashSet<string>? keys) in changes.Tables)
        {
            if (!_tables.TryGetValue(table, out ITableCache[]? caches))
                continue;
            foreach (ITableCache cache in caches)
            {
                if (keys is null)
                    all(cache);
                else if (keys.Count == 0)
                    (inserted ?? all)(cache);
                foreach (string key in keys ?? [])
                    one(cache, key);
            }
        }
    }

    private sealed class Doubt(TableChanges changes)
    {
        public TableChanges Changes => changes;

        public ITimer? Timer { get; set; }
    }
}
