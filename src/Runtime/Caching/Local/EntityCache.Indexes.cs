using System.Diagnostics.CodeAnalysis;

namespace SmrtGen.CompilerServices;

internal sealed partial class EntityCache<TEntity, TKey, TMapping>
{
    private object[] _indexes = [];

    /// <summary>Finds one entity by a unique index: the index leads to a key, and the entity of the key is asked whether it still has these values.</summary>
    public ValueTask<TEntity?> FindByIndexAsync<TIndexKey>(IndexStatement<TIndexKey> statement, bool isFresh, CancellationToken cancellationToken)
        where TIndexKey : struct, IIndexKey<TIndexKey, TEntity>
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<TEntity?>(cancellationToken);
        IndexCache<TIndexKey, IndexTarget, TEntity?> cache = IndexOf<TIndexKey, IndexTarget, TEntity?>(static owner => new UniqueIndexCache<TIndexKey>(owner));
        return !isFresh && TryHit(cache, statement.Key, out TEntity? entity) ? new(entity) : FindByIndexSlowAsync(cache, statement, isFresh, cancellationToken);
    }

    /// <summary>Lists entities by an index.</summary>
    public async ValueTask<List<TEntity>> ListByIndexAsync<TIndexKey>(IndexStatement<TIndexKey> statement, bool isFresh, CancellationToken cancellationToken)
        where TIndexKey : struct, IIndexKey<TIndexKey, TEntity>
    {
        cancellationToken.ThrowIfCancellationRequested();
        IndexCache<TIndexKey, TEntity[], TEntity[]> cache = IndexOf<TIndexKey, TEntity[], TEntity[]>(static owner => new(new(owner.MaxStoreBytes, owner._hub.Options.MaxEntries)));
        if (!isFresh && TryHit(cache, statement.Key, out TEntity[]? hit))
            return CopyOf(hit);
        if (!_hub.IsTrusted)
        {
            _hub.Start();
            Interlocked.Increment(ref Statistics.Misses);
            Interlocked.Increment(ref Statistics.Bypasses);
            return await ReadListAsync(statement, cancellationToken).ConfigureAwait(false);
        }

        CacheLoad<TEntity[]> load;
        bool isMine;
        lock (_gate)
        {
            if (!isFresh && TryHit(cache, statement.Key, out hit))
                return CopyOf(hit);
            load = Join(cache, statement.Key, isFresh, out isMine, out _);
        }

        if (isMine)
            _ = LoadListAsync(cache, load, statement);
        return CopyOf(await load.Task.WaitAsync(cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<TEntity?> FindByIndexSlowAsync<TIndexKey>(
        IndexCache<TIndexKey, IndexTarget, TEntity?> cache, IndexStatement<TIndexKey> statement, bool isFresh, CancellationToken cancellationToken)
        where TIndexKey : struct, IIndexKey<TIndexKey, TEntity>
    {
        if (!_hub.IsTrusted)
        {
            _hub.Start();
            Interlocked.Increment(ref Statistics.Misses);
            Interlocked.Increment(ref Statistics.Bypasses);
            TEntity? found = await ReadAsync(statement, cancellationToken).ConfigureAwait(false);
            if (found is not null)
                Forget(TMapping.GetKey(found));
            else
                StoreMissing(cache, statement.Key, null);
            return found;
        }

        // The row that had these values a moment ago has them still, as a rule.
        if (!isFresh && cache.Store.TryGet(statement.Key, out CacheEntry<TIndexKey, IndexTarget>? hint) && hint.Value.Exists
            && await FindAsync(hint.Value.Key, cancellationToken).ConfigureAwait(false) is { } entity && TIndexKey.Of(entity).Equals(statement.Key))
        {
            return entity;
        }

        CacheLoad<TEntity?> load;
        bool isMine;
        long joinedAt;
        lock (_gate)
        {
            if (!isFresh && TryHit(cache, statement.Key, out TEntity? stored))
                return stored;
            load = Join(cache, statement.Key, isFresh, out isMine, out joinedAt);
        }

        if (isMine)
            _ = LoadByIndexAsync(cache, load, statement);
        TEntity? read = await load.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        // The caller may have seen the row by its key, as it became after the load that it joined had begun.
        return read is not null && !isMine && HasBeenSeen(read, load, joinedAt)
            ? await FindByIndexSlowAsync(cache, statement, isFresh, cancellationToken).ConfigureAwait(false)
            : Give(read);
    }

    /// <summary>Whether the cache knows which entity has these values and may give it, or that none has them.</summary>
    private bool TryHit<TIndexKey>(IndexCache<TIndexKey, IndexTarget, TEntity?> cache, TIndexKey values, out TEntity? entity)
        where TIndexKey : struct, IIndexKey<TIndexKey, TEntity>
    {
        entity = null;
        if (!cache.Store.TryGet(values, out CacheEntry<TIndexKey, IndexTarget>? hint))
            return false;
        long now = _clock.Now;
        if (now >= _hub.TrustedUntil)
            return false;
        if (!hint.Value.Exists)
        {
            bool isMissing = now < hint.ExpiresAt && hint.Stamp == Volatile.Read(ref _stamp);
            if (isMissing)
                Statistics.Hit();
            return isMissing;
        }

        if (!_entities.TryGet(hint.Value.Key, out CacheEntry<TKey, TEntity?>? entry) || entry.Value is not { } found || now >= entry.ExpiresAt || !TIndexKey.Of(found).Equals(values))
            return false;
        hint.IsVisited = true;
        Visit(entry);
        if (now >= entry.RefreshAt)
            Refresh(entry.Key, entry);
        entity = Give(found);
        return true;
    }

    /// <summary>Whether the cache has the list of these values, as it may be used. It is the cache's own: callers get copies.</summary>
    private bool TryHit<TIndexKey>(IndexCache<TIndexKey, TEntity[], TEntity[]> cache, TIndexKey values, [NotNullWhen(true)] out TEntity[]? entities)
        where TIndexKey : struct
    {
        entities = null;
        if (!cache.Store.TryGet(values, out CacheEntry<TIndexKey, TEntity[]>? entry))
            return false;
        long now = _clock.Now;
        if (now >= entry.ExpiresAt || now >= _hub.TrustedUntil || entry.Stamp != Volatile.Read(ref _stamp))
            return false;
        entry.IsVisited = true;
        Statistics.Hit();
        entities = entry.Value;
        return true;
    }

    private async Task LoadByIndexAsync<TIndexKey>(
        IndexCache<TIndexKey, IndexTarget, TEntity?> cache, CacheLoad<TEntity?> load, IndexStatement<TIndexKey> statement)
        where TIndexKey : struct, IIndexKey<TIndexKey, TEntity>
    {
        try
        {
            TEntity? entity = await ReadAsync(statement, CancellationToken.None).ConfigureAwait(false);
            if (entity is not null)
                Store(TMapping.GetKey(entity), entity, load, _durationMs);
            else
                StoreMissing(cache, statement.Key, load);
            lock (_gate)
                cache.End(statement.Key, load);
            load.TrySetResult(entity);
        }
        catch (Exception exception)
        {
            Fail(cache, load, statement.Key, exception);
        }
    }

    /// <summary>No row has these values any more: an entity that has them, cached or being read, is older than what this caller has seen.</summary>
    /// <param name="cache">The index.</param>
    /// <param name="values">The values.</param>
    /// <param name="load">The load that found nothing; null: nothing is stored.</param>
    private void StoreMissing<TIndexKey>(IndexCache<TIndexKey, IndexTarget, TEntity?> cache, TIndexKey values, CacheLoad<TEntity?>? load)
        where TIndexKey : struct, IIndexKey<TIndexKey, TEntity>
    {
        CacheEntry<TIndexKey, IndexTarget>? hint;
        lock (_gate)
        {
            bool isCurrent = load is not null && load.Stamp == _stamp && !_log.HasDoubts;
            _log.Record(values.GetHashCode());
            if (cache.Store.TryGet(values, out hint) && hint.Value.Exists)
                Drop(hint.Value.Key);
            if (isCurrent)
                cache.Store.Set(new(values, default, IndexTarget.Size) { ExpiresAt = _hub.TimesFor(Math.Min(_durationMs, _hub.NegativeMs)).ExpiresAt, Stamp = _stamp });
            else
                cache.Store.Remove(values);
        }

        if (hint is { Value.Exists: true } && _hub.IsTrusted)
            _hub.Shared?.Remove(AddressOf(hint.Value.Key));
    }

    /// <summary>Whether somebody has seen between two positions that no row has the entity's values. The lock is held.</summary>
    private bool HaveValuesBeenMissing(TEntity entity, long from, long to)
    {
        foreach (object index in _indexes)
        {
            if (index is IIndexOf<TEntity, TKey> unique && _log.HasBeenSeen(unique.HashOf(entity), from, to))
                return true;
        }

        return false;
    }

    /// <summary>Whether somebody has lately seen that no row has the entity's values. When a shared value was read nobody knows.</summary>
    private bool HaveValuesBeenMissing(TEntity? entity)
    {
        lock (_gate)
            return entity is not null && HaveValuesBeenMissing(entity, _log.Oldest, _log.Position);
    }

    /// <summary>An entity that is stored is found by its values from now on, and nothing else is said of them.</summary>
    private void LearnIndexes(TKey key, TEntity? entity)
    {
        if (entity is null)
            return;
        foreach (object index in _indexes)
            (index as IIndexOf<TEntity, TKey>)?.Learn(entity, key);
    }

    private void UnlearnIndexes(CacheEntry<TKey, TEntity?> evicted)
    {
        if (evicted.Value is not { } entity)
            return;
        foreach (object index in _indexes)
            (index as IIndexOf<TEntity, TKey>)?.Unlearn(entity, evicted.Key);
    }

    private async Task LoadListAsync<TIndexKey>(
        IndexCache<TIndexKey, TEntity[], TEntity[]> cache, CacheLoad<TEntity[]> load, IndexStatement<TIndexKey> statement)
        where TIndexKey : struct, IIndexKey<TIndexKey, TEntity>
    {
        try
        {
            TEntity[] entities = [.. await ReadListAsync(statement, CancellationToken.None).ConfigureAwait(false)];
            CacheTimes times = _hub.TimesFor(_durationMs);
            lock (_gate)
            {
                cache.End(statement.Key, load);
                if (load.Stamp == _stamp && !_log.HasDoubts)
                    cache.Store.Set(new(statement.Key, entities, entities.Sum(TMapping.EstimateSize)) { ExpiresAt = times.ExpiresAt, Stamp = load.Stamp });
                else
                    Interlocked.Increment(ref Statistics.RefusedFills);
            }

            load.TrySetResult(entities);
        }
        catch (Exception exception)
        {
            Fail(cache, load, statement.Key, exception);
        }
    }

    private bool HasBeenSeen(TEntity entity, CacheLoad<TEntity?> load, long position)
    {
        lock (_gate)
            return _log.HasBeenSeen(HashOf(TMapping.GetKey(entity)), load.Token, position) || HaveValuesBeenMissing(entity, load.Token, position);
    }

    private void Fail<TIndexKey, TTarget, TResult>(
        IndexCache<TIndexKey, TTarget, TResult> cache, CacheLoad<TResult> load, TIndexKey key, Exception exception)
        where TIndexKey : struct
    {
        lock (_gate)
            cache.End(key, load);
        load.TrySetException(exception);
        // Nobody may be waiting any more.
        _ = load.Task.Exception;
    }

    private ValueTask<TEntity?> ReadAsync<TIndexKey>(IndexStatement<TIndexKey> statement, CancellationToken cancellationToken)
        where TIndexKey : struct, IIndexKey<TIndexKey, TEntity>
    {
        Interlocked.Increment(ref Statistics.Loads);
        return _scope.Kernel.RunAsync<SingleOperation<TEntity, EntityReader<TEntity, TKey, TMapping>, FinderStatement<TIndexKey>>, TEntity?>(
            new(TMapping.Info, statement.Operation, new(statement.Sql, statement.Key)), cancellationToken);
    }

    private ValueTask<List<TEntity>> ReadListAsync<TIndexKey>(IndexStatement<TIndexKey> statement, CancellationToken cancellationToken)
        where TIndexKey : struct, IIndexKey<TIndexKey, TEntity>
    {
        Interlocked.Increment(ref Statistics.Loads);
        int limit = _scope.Options.LimitFor(TMapping.Info);
        // What is cached must know nobody; the caller's copies come to know each other.
        return _scope.Kernel.RunAsync<ListOperation<TEntity, EntityReader<TEntity, TKey, TMapping>, BoundedFinderStatement<TIndexKey>>, List<TEntity>>(
            new(TMapping.Info, statement.Operation, new(TMapping.Info, statement.Sql, statement.Key, limit), limit, 0, null), cancellationToken);
    }

    /// <summary>The load that runs for these values, or a new one. One that began before a write to the table is not joined.</summary>
    private CacheLoad<TResult> Join<TIndexKey, TTarget, TResult>(IndexCache<TIndexKey, TTarget, TResult> cache, TIndexKey key, bool isFresh, out bool isMine, out long position)
        where TIndexKey : struct
    {
        lock (_gate)
        {
            position = _log.Position;
            isMine = isFresh || !cache.Loads.TryGetValue(key, out CacheLoad<TResult>? load) || load.Stamp != _stamp;
            Interlocked.Increment(ref Statistics.Misses);
            if (!isMine)
                Interlocked.Increment(ref Statistics.Waits);
            else
                cache.Loads[key] = new(_log.Position, _stamp, _hub.Options.RunsInline);
            return cache.Loads[key];
        }
    }

    private IndexCache<TIndexKey, TTarget, TResult> IndexOf<TIndexKey, TTarget, TResult>(Func<EntityCache<TEntity, TKey, TMapping>, IndexCache<TIndexKey, TTarget, TResult>> create)
        where TIndexKey : struct
    {
        // An entity has few indexes.
        foreach (object index in Volatile.Read(ref _indexes))
        {
            if (index is IndexCache<TIndexKey, TTarget, TResult> cache)
                return cache;
        }

        lock (_gate)
        {
            foreach (object index in _indexes)
            {
                if (index is IndexCache<TIndexKey, TTarget, TResult> cache)
                    return cache;
            }

            IndexCache<TIndexKey, TTarget, TResult> added = create(this);
            foreach (CacheEntry<TKey, TEntity?> entry in added is IIndexOf<TEntity, TKey> ? _entities.Entries : [])
            {
                if (entry.Value is { } entity)
                    ((IIndexOf<TEntity, TKey>)added).Learn(entity, entry.Key);
            }

            Volatile.Write(ref _indexes, [.. _indexes, added]);
            return added;
        }
    }

    private static List<TEntity> CopyOf(TEntity[] entities)
    {
        List<TEntity> list = new(entities.Length);
        foreach (TEntity entity in entities)
            list.Add(Give(entity)!);
        return list;
    }

    /// <summary>The key that an index leads to, or that it leads to none.</summary>
    private readonly record struct IndexTarget(TKey Key, bool Exists)
    {
        public const int Size = 64;
    }

    /// <summary>Leads to every entity that is cached, so that who finds that no row has some values knows which entity is out of date.</summary>
    private sealed class UniqueIndexCache<TIndexKey>(EntityCache<TEntity, TKey, TMapping> owner)
        : IndexCache<TIndexKey, IndexTarget, TEntity?>(StoreFor(owner)), IIndexOf<TEntity, TKey>
        where TIndexKey : struct, IIndexKey<TIndexKey, TEntity>
    {
        public int HashOf(TEntity entity) => TIndexKey.Of(entity).GetHashCode();

        public void Learn(TEntity entity, TKey key)
        {
            TIndexKey values = TIndexKey.Of(entity);
            if (!Leads(values, key))
                Store.Set(new(values, new IndexTarget(key, true), IndexTarget.Size) { ExpiresAt = long.MaxValue });
        }

        public void Unlearn(TEntity entity, TKey key)
        {
            TIndexKey values = TIndexKey.Of(entity);
            if (Leads(values, key))
                Store.Remove(values);
        }

        private bool Leads(TIndexKey values, TKey key)
            => Store.TryGet(values, out CacheEntry<TIndexKey, IndexTarget>? known) && known.Value.Exists && EqualityComparer<TKey>.Default.Equals(known.Value.Key, key);

        /// <summary>Twice as many as entities: at most half of them is pinned, so that another is found soon.</summary>
        private static LocalStore<TIndexKey, IndexTarget> StoreFor(EntityCache<TEntity, TKey, TMapping> owner)
            => new(long.MaxValue, 2 * (int)Math.Min(owner._hub.Options.MaxEntries, owner.MaxStoreBytes / LocalStore<TKey, TEntity?>.EntryOverhead))
            {
                IsPinned = hint => hint.Value.Exists && owner._entities.TryGet(hint.Value.Key, out CacheEntry<TKey, TEntity?>? entry)
                    && entry.Value is { } entity && TIndexKey.Of(entity).Equals(hint.Key),
            };
    }
}

/// <summary>A generated finder's call.</summary>
internal readonly struct IndexStatement<TIndexKey>(string operation, SqlText sql, TIndexKey key)
{
    public string Operation => operation;

    public SqlText Sql => sql;

    public TIndexKey Key => key;
}
