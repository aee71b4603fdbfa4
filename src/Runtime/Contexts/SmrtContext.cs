using System.ComponentModel;
using System.Data;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>The base of the contexts that the build writes for <see cref="SmrtContextAttribute"/>. Thread-safe and long-lived: one for the whole program is right.</summary>
public abstract class SmrtContext : SmrtScope
{
    private readonly object _making = new();
    private volatile SmrtCache? _cache;

    /// <summary>Called by generated code.</summary>
    protected SmrtContext(SmrtDatabase database, SmrtContextOptions? options)
        : base(database ?? throw new ArgumentNullException(nameof(database)), options ?? new SmrtContextOptions())
    {
    }

    /// <summary>The tables of this context's entities: their DDL, and creating them.</summary>
    public SmrtSchema Schema => new(Database, Schemas);

    /// <summary>The caches of the entities that have <see cref="SmrtAttribute.Cache"/>.</summary>
    public SmrtCache Cache => _cache ?? MakeCache(CacheDependencies ?? new CacheDependencies([]));

    /// <summary>Which tables are cached, and which of them a delete reaches through foreign keys; null where none is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual CacheDependencies? CacheDependencies => null;

    /// <summary>The tables, in the order of the context's entities.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract IReadOnlyList<EntitySchema> Schemas { get; }

    internal override bool IsTransaction => false;

    internal override WriteJournal? JournalFor(EntityInfo entity) => Hub is { } hub && hub.PlanFor(entity) is not null ? new WriteJournal(hub) : null;

    /// <summary>Where writes are told; null where nothing is cached. Who only writes has it as well.</summary>
    private CacheHub? Hub => _cache?.Hub ?? (CacheDependencies is { } dependencies ? MakeCache(dependencies).Hub : null);

    /// <summary>Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ValueTask<TransactionSession> BeginCoreAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
        => TransactionSession.BeginAsync(Database, Options, Hub, isolationLevel, cancellationToken);

    internal override bool HasIdleSession => Database.Sessions.HasIdle;

    internal override ValueTask<DatabaseSession> AcquireAsync(bool forWriting, CancellationToken cancellationToken)
        => Database.Sessions.RentAsync(forWriting, cancellationToken);

    internal override ValueTask ReleaseAsync(DatabaseSession session) => Database.Sessions.ReturnAsync(session);

    internal override void WriteEnded(WriteJournal journal, bool isUnknown = false) => journal.Committed(isUnknown);

    internal override bool TellsWith(WriteJournal journal) => journal.Hub.IsTransactional || journal.Hub.Announces;

    internal override ValueTask<TransactionLease> LeaseTransactionAsync(CancellationToken cancellationToken)
        => LeaseAsync(IsolationLevel.Unspecified, cancellationToken);

    internal override ValueTask<TransactionLease> LeaseSnapshotAsync(CancellationToken cancellationToken)
        => LeaseAsync(IsolationLevel.RepeatableRead, cancellationToken);

    private async ValueTask<TransactionLease> LeaseAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
    {
        TransactionSession session = await BeginCoreAsync(isolationLevel, cancellationToken).ConfigureAwait(false);
        return new TransactionLease(new SmrtTransaction(session), isOwned: true);
    }

    private SmrtCache MakeCache(CacheDependencies dependencies)
    {
        lock (_making)
            return _cache ??= dependencies.MakeCache(this);
    }
}
