using System.ComponentModel;
using System.Data;
using System.Data.Common;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>Where a context's statements run: opens connections, makes commands and knows the engine's errors. Thread-safe and long-lived; make one per database.</summary>
/// <remarks>Sessions (open connections with their prepared commands) are kept between statements. Dispose it when the program ends.</remarks>
public abstract class SmrtDatabase : IAsyncDisposable, IDisposable
{
    private readonly WeakList<IAsyncDisposable> _dependents = new();
    private SessionPool? _sessions;

    /// <summary>For provider packages.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SmrtDatabase(DatabaseEngine engine) => Engine = engine;

    /// <summary>The engine whose SQL is sent.</summary>
    public DatabaseEngine Engine { get; }

    /// <summary>How many sessions may be open at once. A caller beyond that waits.</summary>
    public int MaxSessions { get; init; } = 100;

    /// <summary>How long a caller waits for a free session before <see cref="QueryTimeoutException"/>. Default: 30 s.</summary>
    public TimeSpan SessionWaitTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a session stays open unused. Default: 5 minutes.</summary>
    public TimeSpan SessionIdleLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether sessions and their prepared commands are kept between statements. Default: true. Set it to false behind a proxy that pools transactions.</summary>
    public bool KeepSessions { get; init; } = true;

    /// <summary>OpenTelemetry's name of the engine.</summary>
    internal string SystemName => Engine == DatabaseEngine.PostgreSql ? "postgresql" : "sqlite";

    internal SessionPool Sessions
        => _sessions ?? Interlocked.CompareExchange(ref _sessions, new SessionPool(this), null) ?? _sessions;

    /// <summary>Whether the driver only works synchronously, so that its asynchronous methods are a detour.</summary>
    protected internal virtual bool IsSynchronous => false;

    /// <summary>Whether the engine has one writer at a time, so that writers of this process wait for each other rather than for the engine.</summary>
    protected internal virtual bool HasSingleWriter => false;

    /// <summary>Whether a statement that fails ends its transaction, which the server then rolls back even when told to commit.</summary>
    protected internal virtual bool AbortsTransactionOnError => false;

    /// <summary>Whether the driver sends several statements in one round trip.</summary>
    protected internal virtual bool SupportsBatches => false;

    /// <inheritdoc/>
    public void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes every session that is not in use; those in use are closed when they are given back.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable dependent in _dependents.ToList())
            await dependent.DisposeAsync().ConfigureAwait(false);
        await Sessions.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a connection that is ready for use.</summary>
    protected internal abstract ValueTask<DbConnection> OpenConnectionAsync(CancellationToken cancellationToken);

    /// <summary>Makes the writer for the parameters of a command.</summary>
    protected internal abstract ParameterWriter CreateParameterWriter(DbParameterCollection parameters, Func<DbParameter> createParameter);

    /// <summary>Sends a command that returns rows. Overridden together with <see cref="EndExecuteReader"/> where the driver has a method that spares a task.</summary>
    protected internal virtual Task BeginExecuteReader(DbCommand command, CancellationToken cancellationToken) => command.ExecuteReaderAsync(cancellationToken);

    /// <summary>The rows of a task that <see cref="BeginExecuteReader"/> made and that has ended well.</summary>
    protected internal virtual DbDataReader EndExecuteReader(Task executing) => ((Task<DbDataReader>)executing).Result;

    /// <summary>The error that people see for one of the driver's, or null when it is none that SmrtGen names.</summary>
    protected internal abstract SmrtException? Translate(DbException exception);

    /// <summary>Whether the server refused a statement that was prepared before the schema changed; nothing was done, and a new session will do.</summary>
    protected internal virtual bool IsStaleStatement(DbException exception) => false;

    /// <summary>Makes the server end statements of this connection after a time; 0: never.</summary>
    protected internal virtual ValueTask SetStatementTimeoutAsync(DbConnection connection, int milliseconds, CancellationToken cancellationToken) => default;

    /// <summary>The isolation level to ask the driver for.</summary>
    protected internal virtual IsolationLevel MapIsolationLevel(IsolationLevel isolationLevel) => isolationLevel;

    /// <summary>Makes the channel on which processes that use this database tell each other of writes; null: the database has none.</summary>
    protected internal virtual IInvalidationChannel? CreateInvalidationChannel() => null;

    /// <summary>The statement that sends a text on that channel when its transaction commits; null where the channel is not part of transactions.</summary>
    protected internal virtual string? NotifySql => null;

    /// <summary>Disposes something when the database is disposed.</summary>
    internal void DisposeWith(IAsyncDisposable dependent) => _dependents.Add(dependent);

    /// <summary>The statement that keeps other processes from changing the schema until the transaction ends; null: none is needed.</summary>
    protected internal virtual string? SchemaLockSql => null;
}
