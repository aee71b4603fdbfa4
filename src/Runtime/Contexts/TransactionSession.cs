using System.ComponentModel;
using System.Data;
using System.Data.Common;

namespace SmrtGen.CompilerServices;

/// <summary>The session of a transaction: whose turn it is, whether it has ended, and how.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TransactionSession
{
    private readonly DatabaseSession _session;
    private readonly DbTransaction _transaction;
    private readonly WriteJournal? _journal;
    private string? _ended;
    private int _isBusy;

    private TransactionSession(DatabaseSession session, DbTransaction transaction, SmrtContextOptions options, CacheHub? hub)
    {
        _session = session;
        _transaction = transaction;
        Options = options;
        _journal = hub is null ? null : new WriteJournal(hub);
    }

    internal SmrtDatabase Database => _session.Database;

    internal SmrtContextOptions Options { get; }

    internal bool HasEnded => _ended is not null;

    internal static async ValueTask<TransactionSession> BeginAsync(
        SmrtDatabase database, SmrtContextOptions options, CacheHub? hub, IsolationLevel isolationLevel, CancellationToken cancellationToken)
    {
        DatabaseSession session = await database.Sessions.RentAsync(forWriting: true, cancellationToken).ConfigureAwait(false);
        try
        {
            IsolationLevel mapped = database.MapIsolationLevel(isolationLevel);
            session.Transaction = database.IsSynchronous
                ? session.Connection.BeginTransaction(mapped)
                : await session.Connection.BeginTransactionAsync(mapped, cancellationToken).ConfigureAwait(false);
            return new TransactionSession(session, session.Transaction, options, hub);
        }
        catch (Exception exception)
        {
            session.IsBroken = true;
            await database.Sessions.ReturnAsync(session).ConfigureAwait(false);
            if (exception is DbException error && database.Translate(error) is { } translated)
                throw translated;
            throw;
        }
    }

    internal WriteJournal? JournalFor(EntityInfo entity) => _journal?.Hub.PlanFor(entity) is null ? null : _journal;

    /// <summary>Takes the session for one statement.</summary>
    internal DatabaseSession Enter()
    {
        if (_ended is not null)
            throw new InvalidOperationException($"The transaction was {_ended}; begin another one with BeginTransactionAsync.");
        if (Interlocked.Exchange(ref _isBusy, 1) == 1)
        {
            throw new InvalidOperationException(
                "The transaction is running another statement. It has one session: await each call (and finish each stream) before the next, and do not share it between threads.");
        }

        return _session;
    }

    internal void Leave() => Volatile.Write(ref _isBusy, 0);

    internal async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        Enter();
        if (_session.HasFailed && Database.AbortsTransactionOnError)
        {
            await RollbackCoreAsync("rolled back, because a statement in it failed", CancellationToken.None).ConfigureAwait(false);
            throw new SmrtException("The transaction was rolled back instead of committed: a statement in it failed, and the database takes back everything then.") { Operation = "CommitAsync" };
        }

        bool isUnknown = false;
        if (_journal is { IsEmpty: false })
        {
            try
            {
                await TellAsync(_journal, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                Leave();
                throw;
            }
        }

        try
        {
            _ended = "committed";
            if (Database.IsSynchronous)
                _transaction.Commit();
            else
                await _transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            isUnknown = exception is OperationCanceledException || _session.Connection.State != ConnectionState.Open;
            _session.IsBroken = true;
            _ended = "not committed: the commit failed";
            if (exception is DbException error && Database.Translate(error) is { } translated)
                throw translated;
            throw;
        }
        finally
        {
            // When the answer to a commit is lost the rows may be there; what was written counts as written.
            _journal?.Committed(isUnknown);
            await CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Tells other processes what is about to be committed: in the transaction itself where the database can, else beside it.</summary>
    private async ValueTask TellAsync(WriteJournal journal, CancellationToken cancellationToken)
    {
        CacheHub hub = journal.Hub;
        if (CacheFaults.Is(CacheFault.InvalidateBeforeCommit))
            journal.Committed();
        else if (hub.Announces)
            await hub.AnnounceAsync(journal.Id, journal.Message, cancellationToken).ConfigureAwait(false);
        else if (hub.IsTransactional)
            await NotifyAsync(journal.Message, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask NotifyAsync(string message, CancellationToken cancellationToken)
    {
        try
        {
            SessionCommand command = _session.GetCommand(Database.NotifySql!);
            command.Parameters.SetString(0, message);
            await command.Command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _session.HasFailed = true;
            if (exception is DbException error && Database.Translate(error) is { } translated)
                throw translated;
            throw;
        }
    }

    internal async ValueTask RollbackAsync(CancellationToken cancellationToken)
    {
        Enter();
        await RollbackCoreAsync("rolled back", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Rolls back unless the transaction has ended.</summary>
    internal async ValueTask DisposeAsync()
    {
        if (_ended is null)
            await RollbackCoreAsync("rolled back, because it was left without a commit", CancellationToken.None).ConfigureAwait(false);
    }

    private async ValueTask RollbackCoreAsync(string ended, CancellationToken cancellationToken)
    {
        _ended = ended;
        _session.ForgetTimeout();
        _journal?.RolledBack();
        try
        {
            if (!_session.IsBroken)
                await _transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // The server rolls back when the connection goes.
            _session.IsBroken = true;
        }
        finally
        {
            await CloseAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask CloseAsync()
    {
        _session.Transaction = null;
        _session.HasFailed = false;
        try
        {
            await _transaction.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception) when (_session.IsBroken)
        {
            // Nothing is left to give back.
        }

        await Database.Sessions.ReturnAsync(_session).ConfigureAwait(false);
    }
}
