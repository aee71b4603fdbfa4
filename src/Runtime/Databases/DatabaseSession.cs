using System.Data;
using System.Data.Common;

namespace SmrtGen.CompilerServices;

/// <summary>An open connection with the commands it has prepared. Used by one caller at a time.</summary>
internal sealed class DatabaseSession(SmrtDatabase database, DbConnection connection) : IAsyncDisposable
{
    private const int MaxCommands = 500;

    private readonly Dictionary<string, SessionCommand> _commands = new(ReferenceEqualityComparer.Instance);
    private int _timeoutMs = -1;

    public SmrtDatabase Database { get; } = database;

    public DbConnection Connection { get; } = connection;

    /// <summary>The transaction that runs on this session; commands must be told.</summary>
    public DbTransaction? Transaction { get; set; }

    /// <summary>Whether a statement of the transaction failed in such a way that the database will not commit it.</summary>
    public bool IsTransactionLost { get; set; }

    /// <summary>Whether the session must not be used again.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Whether the session has served before, so that its connection may have died in the meantime.</summary>
    public bool IsReused { get; set; }

    public long LastUsed { get; set; }

    public bool HoldsWriterLock { get; set; }

    /// <summary>The command for a text. Texts are constants or come from the plan cache, so that the reference tells them apart.</summary>
    public SessionCommand GetCommand(string sql)
    {
        if (!_commands.TryGetValue(sql, out SessionCommand? command))
            command = AddCommand(sql);
        if (!ReferenceEquals(command.Command.Transaction, Transaction))
            command.Command.Transaction = Transaction;
        return command;
    }

    public bool NeedsTimeout(int timeoutMs) => _timeoutMs != timeoutMs;

    /// <summary>A setting that was made in a transaction goes with it.</summary>
    public void ForgetTimeout() => _timeoutMs = -1;

    public void LeaveTransaction()
    {
        Transaction = null;
        IsTransactionLost = false;
    }

    public async ValueTask SetTimeoutAsync(int timeoutMs, CancellationToken cancellationToken)
    {
        _timeoutMs = -1;
        await Database.SetStatementTimeoutAsync(Connection, timeoutMs, cancellationToken).ConfigureAwait(false);
        _timeoutMs = timeoutMs;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (SessionCommand command in _commands.Values)
            await command.Command.DisposeAsync().ConfigureAwait(false);
        _commands.Clear();
        await Connection.DisposeAsync().ConfigureAwait(false);
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
    private int _timeout = -1;

    public DbCommand Command { get; } = command;

    public ParameterWriter Parameters { get; } = parameters;

    public void SetTimeout(int seconds)
    {
        if (_timeout == seconds)
            return;
        _timeout = seconds;
        Command.CommandTimeout = seconds;
    }

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

    public async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        await Command.PrepareAsync(cancellationToken).ConfigureAwait(false);
        _isPrepared = true;
    }
}
