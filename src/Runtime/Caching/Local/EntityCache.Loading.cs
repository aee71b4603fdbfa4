namespace SmrtGen.CompilerServices;

internal sealed partial class EntityCache<TEntity, TKey, TMapping>
{
    /// <summary>Reads from the database and renews what is cached.</summary>
    public async ValueTask<TEntity?> FindFreshAsync(TKey key, CancellationToken cancellationToken)
    {
        if (!_hub.IsTrusted)
            return await BypassAsync(key, cancellationToken).ConfigureAwait(false);
        CacheLoad<TEntity?> load;
        lock (_gate)
            load = NewLoad();
        TEntity? entity = await ReadAsync(key, cancellationToken).ConfigureAwait(false);
        Store(key, entity, load, _durationMs);
        // Others must not go back behind what this caller has seen.
        _hub.Shared?.Remove(AddressOf(key));
        return Give(entity);
    }

    /// <summary>Stores whatever it is given: for <see cref="CacheFault.FillFromTransaction"/>.</summary>
    public void Fill(TKey key, TEntity? entity)
    {
        lock (_gate)
            _entities.Set(NewEntry(key, Give(entity), _stamp, _durationMs));
    }

    private async ValueTask<TEntity?> FindSlowAsync(TKey key, CancellationToken cancellationToken)
    {
        if (!_hub.IsTrusted)
        {
            Interlocked.Increment(ref Statistics.Misses);
            return await BypassAsync(key, cancellationToken).ConfigureAwait(false);
        }

        CacheLoad<TEntity?>? load;
        long stamp;
        long joinedAt;
        bool isMine = false;
        lock (_gate)
        {
            stamp = _stamp;
            joinedAt = _log.Position;
            if (!_loads.TryGetValue(key, out load))
            {
                // A load may have ended since the caller looked.
                if (TryHit(key, out TEntity? stored))
                    return stored;
                load = NewLoad();
                _loads.Add(key, load);
                isMine = true;
            }
        }

        Interlocked.Increment(ref Statistics.Misses);
        if (isMine)
            _ = LoadAsync(key, load);
        else
            Interlocked.Increment(ref Statistics.Waits);
        TEntity? entity = await load.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return isMine || !IsOlderThanCaller(entity, load, stamp, joinedAt) ? Give(entity) : await FindSlowAsync(key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a load that the caller joined may have read before what the caller has seen already.</summary>
    /// <remarks>Inserts name no keys, and neither does finding nothing by an index: such a load was not taken from those that can be joined.</remarks>
    private bool IsOlderThanCaller(TEntity? entity, CacheLoad<TEntity?> load, long stamp, long joinedAt)
    {
        lock (_gate)
            return entity is null ? load.Stamp != stamp : HaveValuesBeenMissing(entity, load.Token, joinedAt);
    }

    /// <summary>Without proof that nothing was missed every caller reads for itself: a load that somebody else began may be too old.</summary>
    private async ValueTask<TEntity?> BypassAsync(TKey key, CancellationToken cancellationToken)
    {
        _hub.Start();
        Interlocked.Increment(ref Statistics.Bypasses);
        TEntity? entity;
        try
        {
            entity = await ReadAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (FailSafe(key, exception) is { } stale)
        {
            return Give(stale);
        }

        // If trust has come back meanwhile, what it finds here may be older than what this caller has seen.
        Forget(key);
        return entity;
    }

    /// <summary>Reads for everybody who waits; nobody's cancellation ends it.</summary>
    private async Task LoadAsync(TKey key, CacheLoad<TEntity?> load)
    {
        try
        {
            TEntity? entity = _hub.Shared is { } shared ? await LoadSharedAsync(shared, key, load).ConfigureAwait(false) : await LoadOwnAsync(key, load).ConfigureAwait(false);
            End(key, load);
            load.TrySetResult(entity);
        }
        catch (Exception exception)
        {
            End(key, load);
            if (FailSafe(key, exception) is { } stale)
                load.TrySetResult(stale);
            else
                load.TrySetException(exception);
            // Nobody may be waiting any more.
            _ = load.Task.Exception;
        }
    }

    private async ValueTask<TEntity?> LoadOwnAsync(TKey key, CacheLoad<TEntity?> load)
    {
        TEntity? entity = await ReadAsync(key, CancellationToken.None).ConfigureAwait(false);
        Store(key, entity, load, _durationMs);
        return entity;
    }

    private async ValueTask<TEntity?> LoadSharedAsync(SharedCacheGate shared, TKey key, CacheLoad<TEntity?> load)
    {
        SharedCacheKey address = AddressOf(key);
        SharedCacheResult found = await shared.GetAsync(address).ConfigureAwait(false);
        if (found.Value is { } value)
        {
            bool isValid = SharedValue.TryRead<TEntity, TKey, TMapping>(value, address, out TEntity? cached);
            if (isValid && !HaveValuesBeenMissing(cached))
            {
                Interlocked.Increment(ref Statistics.SharedHits);
                Store(key, cached, load, Math.Min(_durationMs, (long)(found.TimeToLive?.TotalMilliseconds ?? _durationMs)));
                return cached;
            }

            if (!isValid)
                Interlocked.Increment(ref Statistics.SharedRejections);
            shared.Remove(address);
        }

        TEntity? entity = await ReadAsync(key, CancellationToken.None).ConfigureAwait(false);
        bool isStored = Store(key, entity, load, _durationMs);
        if (entity is not null && found.Lease is { } lease && (isStored || CacheFaults.Is(CacheFault.SkipTokenCheck)))
        {
            byte[] bytes = SharedValue.Write<TEntity, TKey, TMapping>(entity, address, _hub.Options.CompressFrom);
            _ = shared.FillAsync(address, lease, bytes, TMapping.CachePolicy.Duration, () => HasMoved(key, load));
        }

        return entity;
    }

    /// <summary>Renews a value that is about to expire, once.</summary>
    private void Refresh(TKey key, CacheEntry<TKey, TEntity?> entry)
    {
        CacheLoad<TEntity?> load;
        lock (_gate)
        {
            if (entry.RefreshAt == long.MaxValue || _loads.ContainsKey(key))
                return;
            entry.RefreshAt = long.MaxValue;
            load = NewLoad();
            _loads.Add(key, load);
        }

        _hub.RunBeside(async () =>
        {
            try
            {
                TEntity? entity = await LoadOwnAsync(key, load).ConfigureAwait(false);
                End(key, load);
                load.TrySetResult(entity);
            }
            catch (Exception exception)
            {
                // The value that is there serves until it expires.
                End(key, load);
                load.TrySetException(exception);
                _ = load.Task.Exception;
            }
        });
    }

    private ValueTask<TEntity?> ReadAsync(TKey key, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Statistics.Loads);
        return _scope.Kernel.RunAsync<SingleOperation<TEntity, EntityReader<TEntity, TKey, TMapping>, KeyStatement<TEntity, TKey, TMapping>>, TEntity?>(
            new(TMapping.Info, "FindAsync", new(TMapping.FindSql, key)), cancellationToken);
    }

    private CacheLoad<TEntity?> NewLoad() => new(_log.Position, _stamp, _hub.Options.RunsInline);

    private void End(TKey key, CacheLoad<TEntity?> load)
    {
        lock (_gate)
        {
            if (_loads.TryGetValue(key, out CacheLoad<TEntity?>? running) && ReferenceEquals(running, load))
                _loads.Remove(key);
        }
    }

    /// <summary>Stores what a load has read, unless the key may have changed since the load began.</summary>
    private bool Store(TKey key, TEntity? entity, CacheLoad<TEntity?> load, long durationMs)
    {
        // The database may call keys equal that C# does not (another case, padding): invalidations name the row's own.
        if (entity is not null && !EqualityComparer<TKey>.Default.Equals(TMapping.GetKey(entity), key))
            return false;
        int hash = HashOf(key);
        lock (_gate)
        {
            // Who has seen this must not get what another load read before; who comes now does not join that one.
            _loads.Remove(key);
            bool hasMoved = _log.HasMoved(load.Token, hash) || (entity is not null && HaveValuesBeenMissing(entity, load.Token, _log.Position)) || (entity is null && (load.Stamp != _stamp || _log.HasDoubts));
            if (!hasMoved || CacheFaults.Is(CacheFault.SkipTokenCheck))
            {
                _entities.Set(NewEntry(key, entity, load.Stamp, durationMs));
                LearnIndexes(key, entity);
                // Of two loads at the same time the one that ends last may have read first.
                _log.Record(hash);
                load.StoredAt = _log.Position;
                return true;
            }

            // That no row has some values may be older, too.
            _stamp++;
            _entities.Remove(key);
            _log.RecordSeen(hash);
        }

        // What is there may be older than what this load's callers see.
        Interlocked.Increment(ref Statistics.RefusedFills);
        _hub.Shared?.Remove(AddressOf(key));
        return false;
    }

    private CacheEntry<TKey, TEntity?> NewEntry(TKey key, TEntity? entity, long stamp, long durationMs)
    {
        CacheTimes times = _hub.TimesFor(entity is null ? Math.Min(durationMs, _hub.NegativeMs) : durationMs);
        return new(key, entity, entity is null ? 0 : TMapping.EstimateSize(entity))
        {
            ExpiresAt = times.ExpiresAt,
            RefreshAt = entity is null ? long.MaxValue : times.RefreshAt,
            Stamp = stamp,
        };
    }

    /// <summary>Whether the key may have changed since the load has stored it.</summary>
    private bool HasMoved(TKey key, CacheLoad<TEntity?> load)
    {
        lock (_gate)
            return _log.HasMoved(load.StoredAt, HashOf(key));
    }

    private void Forget(TKey key)
    {
        lock (_gate)
            Drop(key);
        if (_hub.IsTrusted)
            _hub.Shared?.Remove(AddressOf(key));
    }

    private void Drop(TKey key)
    {
        _stamp++;
        _entities.Remove(key);
        _log.Record(HashOf(key));
        _loads.Remove(key);
    }

    /// <summary>A value that has expired but was not invalidated, for when the database cannot be read.</summary>
    private TEntity? FailSafe(TKey key, Exception exception)
        => _hub.Options.FailSafeDuration > TimeSpan.Zero
            && exception is not OperationCanceledException and not MappingException and not InvalidTextException
            && _entities.TryGet(key, out CacheEntry<TKey, TEntity?>? entry)
            && _clock.Now < entry.ExpiresAt + (long)_hub.Options.FailSafeDuration.TotalMilliseconds
                ? entry.Value
                : null;

    private static SharedCacheKey AddressOf(TKey key) => new(TMapping.CachePolicy.Table, Format(key), TMapping.Info.SchemaHash);
}
