using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>What repositories run on: a <see cref="SmrtContext"/> (a session for each statement) or a <see cref="SmrtTransaction"/> (one session for all).</summary>
public abstract class SmrtScope
{
    private protected SmrtScope(SmrtDatabase database, SmrtContextOptions options)
    {
        Database = database;
        Options = options;
        Kernel = new Kernel(this);
    }

    /// <summary>The database.</summary>
    public SmrtDatabase Database { get; }

    internal SmrtContextOptions Options { get; }

    internal Kernel Kernel { get; }

    /// <summary>Whether statements run in a transaction, so that reading again on another session would see something else.</summary>
    internal abstract bool IsTransaction { get; }

    /// <summary>Whether a transaction has been committed or rolled back.</summary>
    internal virtual bool HasEnded => false;

    /// <summary>Whether a session is open and free, so that asking for one takes no I/O.</summary>
    internal abstract bool HasIdleSession { get; }

    internal abstract ValueTask<DatabaseSession> AcquireAsync(bool forWriting, CancellationToken cancellationToken);

    internal abstract ValueTask ReleaseAsync(DatabaseSession session);

    /// <summary>The journal that a write to the entity's table is announced to; null when nothing that is cached depends on it.</summary>
    internal abstract WriteJournal? JournalFor(EntityInfo entity);

    /// <summary>A write that was announced has ended.</summary>
    /// <param name="journal">Where it was announced.</param>
    /// <param name="isUnknown">Whether it may have been done or not.</param>
    internal abstract void WriteEnded(WriteJournal journal, bool isUnknown = false);

    /// <summary>Whether other processes are told of this write together with it. A transaction tells them when it commits.</summary>
    internal virtual bool TellsWith(WriteJournal journal) => false;

    /// <summary>A transaction whose statements see one state of the database.</summary>
    internal abstract ValueTask<TransactionLease> LeaseSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>A transaction to write several statements in: this one, or a new one.</summary>
    internal abstract ValueTask<TransactionLease> LeaseTransactionAsync(CancellationToken cancellationToken);
}
