using System.ComponentModel;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>A transaction: the repositories of its context on one session. Not thread-safe, and short-lived: left without <see cref="CommitAsync"/> it rolls back.</summary>
/// <example><code>
/// await using var tx = await db.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
/// await tx.Orders.InsertAsync(order, ct);
/// await tx.CommitAsync(ct);
/// </code></example>
public class SmrtTransaction : SmrtScope, IAsyncDisposable
{
    private readonly TransactionSession _session;

    /// <summary>Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal SmrtTransaction(TransactionSession session)
        : base(session.Database, session.Options) => _session = session;

    internal override bool IsTransaction => true;

    internal override bool HasEnded => _session.HasEnded;

    internal override WriteJournal? JournalFor(EntityInfo entity) => _session.JournalFor(entity);

    /// <summary>Makes everything written in the transaction last.</summary>
    /// <exception cref="InvalidOperationException">The transaction has ended.</exception>
    [QueryMethod(QueryKind.Commit)]
    public ValueTask CommitAsync(CancellationToken cancellationToken = default) => _session.CommitAsync(cancellationToken);

    /// <summary>Undoes everything written in the transaction.</summary>
    /// <exception cref="InvalidOperationException">The transaction has ended.</exception>
    public ValueTask RollbackAsync(CancellationToken cancellationToken = default) => _session.RollbackAsync(cancellationToken);

    /// <summary>Rolls back unless the transaction was committed or rolled back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    internal override bool HasIdleSession => true;

    internal override ValueTask<DatabaseSession> AcquireAsync(bool forWriting, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_session.Enter());
    }

    internal override ValueTask ReleaseAsync(DatabaseSession session)
    {
        _session.Leave();
        return default;
    }

    internal override void WriteEnded(WriteJournal journal, bool isUnknown = false)
    {
        // Known to last at the commit, not before.
    }

    internal override ValueTask<TransactionLease> LeaseTransactionAsync(CancellationToken cancellationToken)
        => new(new TransactionLease(this, isOwned: false));

    internal override ValueTask<TransactionLease> LeaseSnapshotAsync(CancellationToken cancellationToken) => LeaseTransactionAsync(cancellationToken);
}
