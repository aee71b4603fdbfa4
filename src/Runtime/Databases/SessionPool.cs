using System.Data;

namespace SmrtGen.CompilerServices;

/// <summary>The sessions of a database. The one used last is taken first, so that few stay warm.</summary>
internal sealed class SessionPool(SmrtDatabase database) : IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly Stack<DatabaseSession> _idle = new();
    private readonly SemaphoreSlim _slots = new(database.MaxSessions, database.MaxSessions);
    private readonly SemaphoreSlim? _writer = database.HasSingleWriter ? new SemaphoreSlim(1, 1) : null;

    /// <summary>The session given back last, which keeps its slot: it comes and goes without a lock.</summary>
    private DatabaseSession? _parked;
    private int _waiting;
    private Timer? _pruning;
    private bool _isDisposed;

    /// <summary>Whether there is a session that is open and free, as far as that can be said without a lock.</summary>
    public bool HasIdle => Volatile.Read(ref _parked) is not null || _idle.Count > 0;

    /// <summary>A session for the caller alone.</summary>
    public ValueTask<DatabaseSession> RentAsync(bool forWriting, CancellationToken cancellationToken)
    {
        if (!forWriting || _writer is null)
            return RentAsync(cancellationToken);
        return _writer.Wait(0, CancellationToken.None)
            ? RentLockedAsync(_writer, cancellationToken)
            : RentForWritingAsync(_writer, cancellationToken);
    }

    public ValueTask ReturnAsync(DatabaseSession session)
    {
        if (session.HoldsWriterLock)
        {
            session.HoldsWriterLock = false;
            _writer!.Release();
        }

        if (session.IsBroken || !database.KeepSessions)
            return session is { IsReused: true, Connection.State: not ConnectionState.Open } ? DiscardAllAsync(session) : DiscardAsync(session);

        session.IsReused = true;
        session.LastUsed = Environment.TickCount64;
        if (_pruning is null)
            StartPruning();
        return Interlocked.CompareExchange(ref _parked, session, null) is null ? Unpark() : Release(session);
    }

    /// <summary>Closes the idle sessions, because one of them turned out to be dead.</summary>
    public ValueTask ClearAsync() => CloseAsync(idleSince: long.MaxValue);

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _pruning?.Dispose();
            _pruning = null;
        }

        await ClearAsync().ConfigureAwait(false);
    }

    private ValueTask<DatabaseSession> RentAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _parked, null) is { } parked)
            return new(parked);
        if (_slots.Wait(0, CancellationToken.None))
            return TakeIdle() is { } idle ? new(idle) : OpenAsync(cancellationToken);
        return WaitAsync(cancellationToken);
    }

    private async ValueTask<DatabaseSession> RentForWritingAsync(SemaphoreSlim writer, CancellationToken cancellationToken)
    {
        if (!await writer.WaitAsync(database.SessionWaitTimeout, cancellationToken).ConfigureAwait(false))
        {
            throw new QueryTimeoutException(
                $"Another write or transaction of this process held the database for more than {database.SessionWaitTimeout.TotalSeconds:0.#} s; this engine has one writer at a time.");
        }

        return await RentLockedAsync(writer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A session for the holder of the writer's lock, which it gives back.</summary>
    private ValueTask<DatabaseSession> RentLockedAsync(SemaphoreSlim writer, CancellationToken cancellationToken)
    {
        ValueTask<DatabaseSession> renting;
        try
        {
            renting = RentAsync(cancellationToken);
        }
        catch
        {
            writer.Release();
            throw;
        }

        if (!renting.IsCompletedSuccessfully)
            return FinishAsync(renting, writer);
        DatabaseSession session = renting.Result;
        session.HoldsWriterLock = true;
        return new(session);

        static async ValueTask<DatabaseSession> FinishAsync(ValueTask<DatabaseSession> renting, SemaphoreSlim writer)
        {
            try
            {
                DatabaseSession session = await renting.ConfigureAwait(false);
                session.HoldsWriterLock = true;
                return session;
            }
            catch
            {
                writer.Release();
                throw;
            }
        }
    }

    private async ValueTask<DatabaseSession> WaitAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            // A session parked before this one was seen to wait would stay there.
            if (Interlocked.Exchange(ref _parked, null) is { } parked)
                return parked;
            if (!await _slots.WaitAsync(database.SessionWaitTimeout, cancellationToken).ConfigureAwait(false))
            {
                throw new QueryTimeoutException(
                    $"All {database.MaxSessions} sessions were in use for {database.SessionWaitTimeout.TotalSeconds:0.#} s. " +
                    "A stream or transaction holds its session until it is disposed.");
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        return TakeIdle() ?? await OpenAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a session that was just parked away again when somebody waits for a slot, or nobody may have it.</summary>
    private ValueTask Unpark()
    {
        if (Volatile.Read(ref _waiting) == 0 && !Volatile.Read(ref _isDisposed))
            return default;
        return Interlocked.Exchange(ref _parked, null) is { } session ? Release(session) : default;
    }

    /// <summary>Lays a session beside the others and frees its slot.</summary>
    private ValueTask Release(DatabaseSession session)
    {
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _idle.Push(session);
                session = null!;
            }
        }

        if (session is not null)
            return DiscardAsync(session);
        _slots.Release();
        return default;
    }

    private DatabaseSession? TakeIdle()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, database);
            return _idle.TryPop(out DatabaseSession? session) ? session : null;
        }
    }

    private async ValueTask<DatabaseSession> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new DatabaseSession(database, await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            _slots.Release();
            throw;
        }
    }

    private async ValueTask DiscardAsync(DatabaseSession session)
    {
        try
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception) when (session.IsBroken)
        {
            // A dead connection may fail to close; it is gone either way.
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Where one kept connection died the others have probably died with it.</summary>
    private async ValueTask DiscardAllAsync(DatabaseSession session)
    {
        await DiscardAsync(session).ConfigureAwait(false);
        await ClearAsync().ConfigureAwait(false);
    }

    private void StartPruning()
    {
        // The timer must not keep a forgotten database alive.
        WeakReference<SessionPool> self = new(this);
        TimeSpan period = database.SessionIdleLifetime / 2;
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _pruning ??= new Timer(
                state =>
                {
                    if (((WeakReference<SessionPool>)state!).TryGetTarget(out SessionPool? pool))
                        _ = pool.PruneAsync();
                },
                self, period, period);
        }
    }

    private async Task PruneAsync()
        => await CloseAsync(Environment.TickCount64 - (long)database.SessionIdleLifetime.TotalMilliseconds).ConfigureAwait(false);

    private async ValueTask CloseAsync(long idleSince)
    {
        List<DatabaseSession> closing = [];
        lock (_gate)
        {
            if (Interlocked.Exchange(ref _parked, null) is { } parked)
            {
                _idle.Push(parked);
                _slots.Release();
            }

            DatabaseSession[] sessions = [.. _idle];
            _idle.Clear();
            for (int i = sessions.Length - 1; i >= 0; i--)
            {
                if (sessions[i].LastUsed <= idleSince)
                    closing.Add(sessions[i]);
                else
                    _idle.Push(sessions[i]);
            }
        }

        foreach (DatabaseSession session in closing)
        {
            session.IsBroken = true;
            try
            {
                await session.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception)
            {
                // A dead connection may fail to close; it is gone either way.
            }
        }
    }
}
