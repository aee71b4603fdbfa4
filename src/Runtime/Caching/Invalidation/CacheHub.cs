using System.Collections.Concurrent;

namespace SmrtGen.CompilerServices;

/// <summary>The caches of one context: which tables they hold, whether they may be used now, and who is told of writes.</summary>
internal sealed partial class CacheHub : IInvalidationReceiver, IAsyncDisposable
{
    /// <summary>No read is older than a second: what was proven longer ago than this is no proof, and the rest is for the read itself.</summary>
    private const int ProofMs = 800;

    private readonly ConcurrentDictionary<string, ITableCache[]> _tables = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<EntityInfo, CacheDependency?> _plans = new();
    private readonly IReadOnlyList<CacheDependency> _dependencies;
    private readonly IInvalidationChannel? _channel;
    private readonly object _gate = new();
    private readonly double _jitter;
    private long _trustedUntil;
    private bool _isStarted;

    public CacheHub(SmrtDatabase database, SmrtCacheOptions options, IReadOnlyList<CacheDependency> dependencies)
    {
        Database = database;
        Options = options;
        Clock = new CacheClock(options.TimeProvider);
        NegativeMs = (long)options.NegativeDuration.TotalMilliseconds;
        _dependencies = dependencies;
        TableNames = [.. dependencies.Where(static each => each.IsCached).Select(static each => each.Table)];
        _jitter = options.Jitter;
        _channel = options.Channel ?? (options.UseDatabaseChannel ? database.CreateInvalidationChannel() : null);
        _trustedUntil = _channel is null || CacheFaults.Is(CacheFault.TrustWithoutProof) ? long.MaxValue : 0;
        Shared = options.Shared is { } shared ? new SharedCacheGate(shared, this) : null;
        CacheMetrics.Add(this);
        database.DisposeWith(this);
    }

    public SmrtDatabase Database { get; }

    public SmrtCacheOptions Options { get; }

    public CacheClock Clock { get; }

    public long NegativeMs { get; }

    public SharedCacheGate? Shared { get; }

    public bool IsDisposed { get; private set; }

    /// <summary>Until when the caches may be used, in milliseconds of the clock.</summary>
    public long TrustedUntil => Volatile.Read(ref _trustedUntil);

    public bool IsTrusted => Clock.Now < TrustedUntil;

    /// <summary>Whether messages travel in the writer's transaction.</summary>
    public bool IsTransactional => _channel is { IsTransactional: true };

    /// <summary>Whether others are to be told of a commit before it, outside of the transaction.</summary>
    public bool Announces => _channel is { IsTransactional: false };

    /// <summary>The tables that are cached by some process, whether or not this one has read any of their rows.</summary>
    public IReadOnlyList<string> TableNames { get; }

    public long Now => Clock.Now;

    public TCache? Find<TCache>(string table)
        where TCache : class, ITableCache
        => _tables.TryGetValue(table, out ITableCache[]? caches) ? caches.OfType<TCache>().FirstOrDefault() : null;

    /// <summary>The cache of a table, made when it is first asked for.</summary>
    public TCache GetOrAdd<TCache>(string table, Func<TCache> make)
        where TCache : class, ITableCache
    {
        if (Find<TCache>(table) is { } present)
            return present;
        // What is announced and not yet settled holds for caches that come later as well.
        lock (_doubts)
        {
            if (Find<TCache>(table) is { } made)
                return made;
            TCache cache = make();
            foreach (Doubt doubt in _doubts.Values)
            {
                if (!doubt.Changes.Tables.TryGetValue(table, out HashSet<string>? keys))
                    continue;
                if (keys is not { Count: > 0 })
                    cache.Doubt(null);
                foreach (string key in keys ?? [])
                    cache.Doubt(key);
            }

            _tables[table] = _tables.TryGetValue(table, out ITableCache[]? others) ? [.. others, cache] : [cache];
            return cache;
        }
    }

    public IEnumerable<CacheSnapshot> Snapshots() => _tables.Values.SelectMany(static caches => caches).Select(static cache => cache.Snapshot());

    public CacheTimes TimesFor(long durationMs)
    {
        long now = Clock.Now;
        double duration = durationMs * (1 - (_jitter * Random.Shared.NextDouble()));
        return new(now + (long)duration, Options.EagerRefresh is > 0 and < 1 ? now + (long)(duration * Options.EagerRefresh) : long.MaxValue);
    }

    /// <summary>Begins to listen, when the first read asks.</summary>
    public void Start()
    {
        if (Volatile.Read(ref _isStarted) || _channel is null)
            return;
        lock (_gate)
        {
            if (_isStarted || IsDisposed)
                return;
            _isStarted = true;
        }

        _channel.Start(this);
    }

    /// <summary>Begins what nobody waits for.</summary>
    public void RunBeside(Func<Task> work) => _ = Options.RunsInline ? work() : Task.Run(work);

    /// <summary>Drops everything, here and in the shared cache.</summary>
    public void Clear()
    {
        foreach (ITableCache cache in _tables.Values.SelectMany(static caches => caches))
            cache.InvalidateAll();
        Shared?.RemoveGroups();
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
            IsDisposed = true;
        Volatile.Write(ref _trustedUntil, 0);
        CacheMetrics.Remove(this);
        if (_channel is not null)
            await _channel.DisposeAsync().ConfigureAwait(false);
        if (Options is { OwnsShared: true, Shared: IAsyncDisposable shared })
            await shared.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What a write to an entity's table is to drop; null: nothing that is cached.</summary>
    public CacheDependency? PlanFor(EntityInfo entity)
        => _plans.TryGetValue(entity, out CacheDependency? plan) ? plan : _plans.GetOrAdd(entity, MakePlan(entity));

    private CacheDependency? MakePlan(EntityInfo entity)
    {
        string table = entity.Table.For(DatabaseEngine.PostgreSql).Replace("\".\"", ".", StringComparison.Ordinal).Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal);
        return _dependencies.FirstOrDefault(each => each.Table == table);
    }
}
