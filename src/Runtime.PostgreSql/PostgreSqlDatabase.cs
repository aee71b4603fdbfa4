using System.Data.Common;
using System.Globalization;
using Npgsql;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>A PostgreSQL database through Npgsql: typed parameters, prepared statements, and sessions that are kept, so that no statement pays for a pool's reset.</summary>
/// <remarks>
/// Up to <see cref="SmrtDatabase.MaxSessions"/> connections of the data source are held while they are busy and for
/// <see cref="SmrtDatabase.SessionIdleLifetime"/> after. Behind a proxy that pools transactions set <see cref="SmrtDatabase.KeepSessions"/> to false.
/// </remarks>
/// <example><code>
/// await using var database = new PostgreSqlDatabase("Host=localhost;Database=shop");
/// var db = new ShopDb(database);
/// </code></example>
public sealed class PostgreSqlDatabase : SmrtDatabase
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly bool _ownsDataSource;

    /// <summary>A database through a data source that the caller disposes.</summary>
    public PostgreSqlDatabase(NpgsqlDataSource dataSource)
        : this(dataSource, ownsDataSource: false)
    {
    }

    /// <summary>A database by connection string.</summary>
    /// <param name="connectionString">What Npgsql takes, such as <c>Host=localhost;Database=shop</c>.</param>
    public PostgreSqlDatabase(string connectionString)
        : this(new NpgsqlSlimDataSourceBuilder(connectionString).EnableArrays().Build(), ownsDataSource: true)
    {
    }

    private PostgreSqlDatabase(NpgsqlDataSource dataSource, bool ownsDataSource)
        : base(DatabaseEngine.PostgreSql)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        _dataSource = dataSource;
        _ownsDataSource = ownsDataSource;
        // One connection of the pool is for LISTEN, where entities are cached.
        MaxSessions = Math.Max(1, new NpgsqlConnectionStringBuilder(dataSource.ConnectionString).MaxPoolSize - 1);
    }

    /// <inheritdoc/>
    protected override bool AbortsTransactionOnError => true;

    /// <inheritdoc/>
    protected override bool SupportsBatches => true;

    /// <inheritdoc/>
    protected override string? SchemaLockSql => "SELECT pg_advisory_xact_lock(hashtext('SmrtGen.Schema'))";

    /// <inheritdoc/>
    protected override string? NotifySql => "SELECT pg_notify('" + NotifyChannel.Name + "', $1)";

    /// <inheritdoc/>
    protected override IInvalidationChannel? CreateInvalidationChannel() => new NotifyChannel(_dataSource);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        if (_ownsDataSource)
            await _dataSource.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async ValueTask<DbConnection> OpenConnectionAsync(CancellationToken cancellationToken)
        => await _dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override ParameterWriter CreateParameterWriter(DbParameterCollection parameters, Func<DbParameter> createParameter)
        => new NpgsqlParameterWriter((NpgsqlParameterCollection)parameters);

    /// <inheritdoc/>
    protected override Task BeginExecuteReader(DbCommand command, CancellationToken cancellationToken)
        => ((NpgsqlCommand)command).ExecuteReaderAsync(cancellationToken);

    /// <inheritdoc/>
    protected override DbDataReader EndExecuteReader(Task executing) => ((Task<NpgsqlDataReader>)executing).Result;

    /// <inheritdoc/>
    protected override SmrtException? Translate(DbException exception) => PostgreSqlErrors.Translate(exception);

    /// <inheritdoc/>
    protected override bool IsStaleStatement(DbException exception)
        => exception is PostgresException { SqlState: PostgresErrorCodes.FeatureNotSupported, Routine: "RevalidateCachedQuery" }
            or PostgresException { SqlState: PostgresErrorCodes.InvalidSqlStatementName };

    /// <inheritdoc/>
    /// <remarks>A proxy that pools transactions would hand the setting to somebody else; there the driver's own timeout has to do.</remarks>
    protected override async ValueTask SetStatementTimeoutAsync(DbConnection connection, int milliseconds, CancellationToken cancellationToken)
    {
        if (!KeepSessions)
            return;
        DbCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = "SET statement_timeout = " + milliseconds.ToString(CultureInfo.InvariantCulture);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
