using System.Data;
using System.Data.Common;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>A SQLite database, through any ADO.NET driver for it. Sessions have the write-ahead log, foreign keys and a busy timeout of 5 s switched on.</summary>
/// <example><code>
/// SQLitePCL.Batteries_V2.Init();
/// await using var database = new SqliteDatabase(SqliteFactory.Instance, "Data Source=shop.db");
/// </code></example>
public sealed class SqliteDatabase : SmrtDatabase
{
    private const string SessionPragmas = "PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;";
    private const string WritablePragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";

    private readonly DbProviderFactory _factory;
    private readonly string _connectionString;
    private readonly bool _isReadOnly;

    /// <summary>A database by connection string.</summary>
    /// <param name="factory">The driver, such as <c>SqliteFactory.Instance</c>.</param>
    /// <param name="connectionString">What the driver takes, such as <c>Data Source=shop.db</c>. A database in memory lives as long as this object and has one session.</param>
    public SqliteDatabase(DbProviderFactory factory, string connectionString)
        : base(DatabaseEngine.Sqlite)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        _factory = factory;
        _connectionString = connectionString;
        DbConnectionStringBuilder options = new() { ConnectionString = connectionString };
        _isReadOnly = Option(options, "Mode").Equals("ReadOnly", StringComparison.OrdinalIgnoreCase);
        if (IsInMemory(options))
        {
            MaxSessions = 1;
            SessionIdleLifetime = TimeSpan.FromDays(24);
        }
    }

    /// <inheritdoc/>
    protected internal override bool IsSynchronous => true;

    /// <inheritdoc/>
    protected internal override bool HasSingleWriter => true;

    /// <inheritdoc/>
    protected internal override ValueTask<DbConnection> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DbConnection connection = _factory.CreateConnection()
            ?? throw new InvalidOperationException($"{_factory.GetType().Name} makes no connections.");
        try
        {
            connection.ConnectionString = _connectionString;
            connection.Open();
            using DbCommand command = connection.CreateCommand();
            command.CommandText = _isReadOnly ? SessionPragmas : SessionPragmas + WritablePragmas;
            command.ExecuteNonQuery();
            return new(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected internal override ParameterWriter CreateParameterWriter(DbParameterCollection parameters, Func<DbParameter> createParameter)
        => new SqliteParameterWriter(parameters, createParameter);

    /// <inheritdoc/>
    protected internal override SmrtException? Translate(DbException exception) => SqliteErrors.Translate(exception);

    /// <inheritdoc/>
    /// <remarks>A SQLite transaction is always serialisable.</remarks>
    protected internal override IsolationLevel MapIsolationLevel(IsolationLevel isolationLevel) => IsolationLevel.Serializable;

    private static bool IsInMemory(DbConnectionStringBuilder options)
        => Option(options, "Mode").Equals("Memory", StringComparison.OrdinalIgnoreCase)
           || Option(options, "Data Source") is ":memory:" or ""
           || Option(options, "Data Source").Contains("mode=memory", StringComparison.OrdinalIgnoreCase);

    private static string Option(DbConnectionStringBuilder options, string name)
        => options.TryGetValue(name, out object? value)
            ? value?.ToString() ?? ""
            : name == "Data Source" ? Option(options, "DataSource") + Option(options, "Filename") : "";
}
