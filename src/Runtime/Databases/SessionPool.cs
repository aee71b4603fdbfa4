using System.Data;

namespace SmrtGen.CompilerServices;

/// <summary>The sessions of a database. The one used last is taken first, so that few stay warm.</summary>
internal sealed class SessionPool(SmrtDatabase database) : IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly Stack<DatabaseSession> _idle = new();
    private readonly SemaphoreSlim _slots = new(database.MaxSessions, database.MaxSessions);
    private readonly SemaphoreSlim? _writer = database.HasSingleWriter ? new SemaphoreSlim(1, 1) : null;
    private Timer? _pruning;
    private bool _isDisposed;

    /// <summary>A session for the caller alone.</summary>
    public ValueTask<DatabaseSession> RentAsync(bool forWriting, CancellationToken cancellationToken)
    {
        if (forWriting && _writer is not null)
            return RentForWritingAsync(_writer, cancellationToken);
        return RentAsync(cancellationToken);
    }

    /// <summary>A session that is there and free, without waiting or opening one.</summary>
    public DatabaseSession? TryRent(bool forWriting, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool needsWriter = forWriting && _writer is not null;
        if (needsWriter && !_writer!.Wait(0, CancellationToken.None))
            return null;
        if (_slots.Wait(0, CancellationToken.None))
        {
            if (TakeIdle() is { } session)
            {
                session.HoldsWriterLock = needsWriter;
                return session;
            }

            _slots.Release();
        }

        if (needsWriter)
            _writer!.Release();
        return null;
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
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _idle.Push(session);
                _pruning ??= StartPruning();
                session = null!;
            }
        }

        if (session is not null)
            return DiscardAsync(session);
        _slots.Release();
        return default;
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
        if (_slots.Wait(0, CancellationToken.None))
        {
            DatabaseSession? idle = TakeIdle();
            return idle is not null ? new(idle) : OpenAsync(cancellationToken);
        }

        return WaitAsync(cancellationToken);
    }

    private async ValueTask<DatabaseSession> RentForWritingAsync(SemaphoreSlim writer, CancellationToken cancellationToken)
    {
        if (!await writer.WaitAsync(database.SessionWaitTimeout, cancellationToken).ConfigureAwait(false))
        {
            throw new QueryTimeoutException(
                $"Another write or transaction of this process held the database for more than {database.SessionWaitTimeout.TotalSeconds:0.#} s; this engine has one writer at a time.");
        }

        try
        {
            DatabaseSession session = await RentAsync(cancellationToken).ConfigureAwait(false);
            session.HoldsWriterLock = true;
            return session;
        }
        catch
        {
            writer.Release();
            throw;
        }
    }

    private async ValueTask<DatabaseSession> WaitAsync(CancellationToken cancellationToken)
    {
        if (!await _slots.WaitAsync(database.SessionWaitTimeout, cancellationToken).ConfigureAwait(false))
        {
            throw new QueryTimeoutException(
                $"All {database.MaxSessions} sessions were in use for {database.SessionWaitTimeout.TotalSeconds:0.#} s. " +
                "A stream or transaction holds its session until it is disposed.");
        }

        return TakeIdle() ?? await OpenAsync(cancellationToken).ConfigureAwait(false);
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

    private Timer StartPruning()
    {
        // The timer must not keep a forgotten database alive.
        WeakReference<SessionPool> self = new(this);
        TimeSpan period = database.SessionIdleLifetime / 2;
        return new Timer(
            state =>
            {
                if (((WeakReference<SessionPool>)state!).TryGetTarget(out SessionPool? pool))
                    _ = pool.PruneAsync();
            },
            self, period, period);
    }

    private async Task PruneAsync()
        => await CloseAsync(Environment.TickCount64 - (long)database.SessionIdleLifetime.TotalMilliseconds).ConfigureAwait(false);

    private async ValueTask CloseAsync(long idleSince)
    {
        List<DatabaseSession> closing = [];
        lock (_gate)
        {
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
