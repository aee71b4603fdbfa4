using System.Data;
using System.Data.Common;

namespace SmrtGen.CompilerServices;

/// <summary>An open connection with the commands it has prepared. Used by one caller at a time.</summary>
internal sealed class DatabaseSession(SmrtDatabase database, DbConnection connection) : IAsyncDisposable
{
    private const int MaxCommands = 500;
    private const int DriverGraceSeconds = 5;
    private const int MaxBatches = 50;
    private const int MaxKeptStatements = 8;

    private readonly Dictionary<string, SessionCommand> _commands = new(ReferenceEqualityComparer.Instance);
    private readonly List<SessionBatch> _batches = [];
    private string? _lastSql;
    private SessionCommand? _lastCommand;
    private int _timeoutMs = -1;

    public SmrtDatabase Database { get; } = database;

    public DbConnection Connection { get; } = connection;

    /// <summary>The transaction that runs on this session; commands must be told.</summary>
    public DbTransaction? Transaction { get; set; }

    /// <summary>Whether the session must not be used again.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Whether the session has served before, so that its connection may have died in the meantime.</summary>
    public bool IsReused { get; set; }

    /// <summary>Whether a statement of the transaction has failed.</summary>
    public bool HasFailed { get; set; }

    public long LastUsed { get; set; }

    public bool HoldsWriterLock { get; set; }

    /// <summary>The command for a text. Texts are constants or come from the plan cache, so that the reference tells them apart.</summary>
    public SessionCommand GetCommand(string sql)
    {
        // A session often runs what it ran last.
        SessionCommand command = ReferenceEquals(sql, _lastSql) ? _lastCommand! : FindCommand(sql);
        if (!ReferenceEquals(command.Command.Transaction, Transaction))
            command.Command.Transaction = Transaction;
        return command;
    }

    /// <summary>The batch for these texts. One of few statements is kept; one of many would hold too much.</summary>
    public SessionBatch GetBatch(string[] texts, out bool isKept)
    {
        isKept = Database.KeepSessions && texts.Length <= MaxKeptStatements;
        SessionBatch? batch = null;
        for (int i = 0; isKept && batch is null && i < _batches.Count; i++)
            batch = _batches[i].Has(texts) ? _batches[i] : null;
        if (batch is null)
        {
            batch = SessionBatch.Create(this, texts);
            if (isKept)
                Keep(batch);
        }

        batch.Batch.Transaction = Transaction;
        return batch;
    }

    public bool NeedsTimeout(int timeoutMs) => _timeoutMs != timeoutMs;

    /// <summary>A setting that was made in a transaction goes when that is rolled back.</summary>
    public void ForgetTimeout() => _timeoutMs = -1;

    public async ValueTask SetTimeoutAsync(int timeoutMs, CancellationToken cancellationToken)
    {
        _timeoutMs = -1;
        await Database.SetStatementTimeoutAsync(Connection, timeoutMs, cancellationToken).ConfigureAwait(false);
        _timeoutMs = timeoutMs;
    }

    /// <summary>Lets the driver wait longer than the server, so that it is the server that ends a statement.</summary>
    public void ApplyTimeout(DbCommand command)
    {
        if (_timeoutMs >= 0)
            command.CommandTimeout = _timeoutMs == 0 ? 0 : (_timeoutMs / 1000) + DriverGraceSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (SessionCommand command in _commands.Values)
            await command.Command.DisposeAsync().ConfigureAwait(false);
        _commands.Clear();
        foreach (SessionBatch batch in _batches)
            await batch.Batch.DisposeAsync().ConfigureAwait(false);
        _batches.Clear();
        await Connection.DisposeAsync().ConfigureAwait(false);
    }

    private void Keep(SessionBatch batch)
    {
        if (_batches.Count >= MaxBatches)
        {
            foreach (SessionBatch kept in _batches)
                kept.Batch.Dispose();
            _batches.Clear();
        }

        _batches.Add(batch);
    }

    private SessionCommand FindCommand(string sql)
    {
        if (!_commands.TryGetValue(sql, out SessionCommand? command))
            command = AddCommand(sql);
        _lastSql = sql;
        _lastCommand = command;
        return command;
    }

    private SessionCommand AddCommand(string sql)
    {
        if (_commands.Count >= MaxCommands)
        {
            foreach (SessionCommand kept in _commands.Values)
                kept.Command.Dispose();
            _commands.Clear();
        }

        DbCommand command = Connection.CreateCommand();
        command.CommandText = sql;
        ApplyTimeout(command);
        SessionCommand added = new(command, Database.CreateParameterWriter(command.Parameters, command.CreateParameter));
        _commands.Add(sql, added);
        return added;
    }
}

/// <summary>A command of a session with the writer of its parameters.</summary>
internal sealed class SessionCommand(DbCommand command, ParameterWriter parameters)
{
    private bool _isPrepared;
    private bool _wasUsed;

    public DbCommand Command { get; } = command;

    public ParameterWriter Parameters { get; } = parameters;

    /// <summary>Whether to prepare now: at the second use, so that a statement that runs once costs one round trip.</summary>
    public bool ShouldPrepare(DatabaseSession session)
    {
        if (_isPrepared || !session.Database.KeepSessions)
            return false;
        if (_wasUsed)
            return true;
        _wasUsed = true;
        return false;
    }

    public void Prepare()
    {
        Command.Prepare();
        _isPrepared = true;
    }

    public async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        await Command.PrepareAsync(cancellationToken).ConfigureAwait(false);
        _isPrepared = true;
    }
}
