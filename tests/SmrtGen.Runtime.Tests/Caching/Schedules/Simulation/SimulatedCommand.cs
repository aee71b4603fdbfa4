using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

internal sealed class SimulatedCommand(SimulatedConnection connection) : DbCommand
{
    // A real command's parameters do for a simulated one.
    private readonly SqliteCommand _parameters = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; } = connection;

    protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public static object?[] ValuesOf(DbParameterCollection parameters) => [.. parameters.Cast<DbParameter>().Select(static each => each.Value)];

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => throw new NotSupportedException();

    public override object? ExecuteScalar() => throw new NotSupportedException();

    public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
        => (await connection.ExecuteAsync([(CommandText, ValuesOf(_parameters.Parameters))]).ConfigureAwait(false))[0].Affected;

    protected override DbParameter CreateDbParameter() => _parameters.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new NotSupportedException();

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
        => SimulatedRows.Read(await connection.ExecuteAsync([(CommandText, ValuesOf(_parameters.Parameters))]).ConfigureAwait(false));
}
