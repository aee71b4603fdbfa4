using System.Runtime.CompilerServices;

namespace SmrtGen.CompilerServices;

/// <summary>The cache of one entity in one context: by key, by unique index, and lists by index.</summary>
/// <remarks>
/// Hits take no lock. Everything that changes the cache does so under one: storing a value is refused when an invalidation came between, which the
/// <see cref="InvalidationLog"/> knows.
/// </remarks>
internal sealed partial class EntityCache<TEntity, TKey, TMapping> : ITableCache
    where TEntity : class
    where TKey : notnull
    where TMapping : struct, ICachedMapping<TEntity, TKey>
{
    private readonly object _gate = new();
    private readonly CacheHub _hub;
    private readonly CacheClock _clock;
    private readonly SmrtScope _scope;
    private readonly LocalStore<TKey, TEntity?> _entities;
    private readonly Dictionary<TKey, CacheLoad<TEntity?>> _loads = [];
    private readonly InvalidationLog _log = new();
    private readonly long _durationMs = (long)TMapping.CachePolicy.Duration.TotalMilliseconds;

    /// <summary>Moves with every write to the table: what depends on rows that are not known by key is of the stamp it was read at.</summary>
    private long _stamp;

    public EntityCache(CacheHub hub, SmrtScope scope)
    {
        _hub = hub;
        _clock = hub.Clock;
        _scope = scope;
        // Lists hold copies of their own; what one entity may take is shared between them.
        bool hasLists = TMapping.CachePolicy.Mode == CacheMode.EntitiesAndLists;
        MaxStoreBytes = hasLists ? hub.Options.MaxBytes / 2 : hub.Options.MaxBytes;
        _entities = new(MaxStoreBytes, hub.Options.MaxEntries) { Evicted = UnlearnIndexes };
    }

    public CachePolicy Policy => TMapping.CachePolicy;

    private CacheStatistics Statistics { get; } = new();

    private long MaxStoreBytes { get; }

    /// <summary>The entity, or null: from the cache where it may be used, else read and stored.</summary>
    public ValueTask<TEntity?> FindAsync(TKey key, CancellationToken cancellationToken)
        => cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<TEntity?>(cancellationToken)
            : TryHit(key, out TEntity? entity) ? new(entity)
            : FindSlowAsync(key, cancellationToken);

    /// <summary>Whether the cache has an answer that may be used: an entity, or that there is none.</summary>
    public bool TryHit(TKey key, out TEntity? entity)
    {
        if (_entities.TryGet(key, out CacheEntry<TKey, TEntity?>? entry))
        {
            long now = _clock.Now;
            if (now < entry.ExpiresAt && now < _hub.TrustedUntil && IsCurrent(entry))
            {
                Visit(entry);
                if (now >= entry.RefreshAt)
                    Refresh(key, entry);
                entity = Give(entry.Value);
                return true;
            }
        }

        entity = null;
        return false;
    }

    public CacheSnapshot Snapshot() => new()
    {
        Entity = TMapping.Info.Name,
        Entries = _entities.Count,
        Bytes = _entities.Bytes,
        Hits = Statistics.Hits,
        Misses = Volatile.Read(ref Statistics.Misses),
        Loads = Volatile.Read(ref Statistics.Loads),
        Waits = Volatile.Read(ref Statistics.Waits),
        Bypasses = Volatile.Read(ref Statistics.Bypasses),
        Evictions = _entities.Evictions,
        Invalidations = Volatile.Read(ref Statistics.Invalidations),
        RefusedFills = Volatile.Read(ref Statistics.RefusedFills),
        SharedHits = Volatile.Read(ref Statistics.SharedHits),
        SharedRejections = Volatile.Read(ref Statistics.SharedRejections),
    };

    /// <summary>What a caller gets of a cached entity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TEntity? Give(TEntity? entity)
        => entity is null || TMapping.CachePolicy.IsImmutable || CacheFaults.Is(CacheFault.SkipCopy) ? entity : TMapping.Copy(entity);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Visit<T>(CacheEntry<TKey, T> entry)
    {
        // Written only when it changes: the line stays shared between cores.
        if (!entry.IsVisited)
            entry.IsVisited = true;
        Statistics.Hit();
    }

    /// <summary>That there is no row is believed until a write to the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsCurrent(CacheEntry<TKey, TEntity?> entry) => entry.Value is not null || entry.Stamp == Volatile.Read(ref _stamp);

    private static int HashOf(TKey key) => EqualityComparer<TKey>.Default.GetHashCode(key);

    private static string Format(TKey key) => CacheKeyText.Of<TEntity, TKey, TMapping>(key);
}
