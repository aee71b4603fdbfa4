using System.Data.Common;
using SmrtGen.CompilerServices;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>A node's way to the server. Every call of it waits twice: before it is executed, and before its answer is given.</summary>
internal sealed class SimulatedDatabase : SmrtDatabase
{
    private readonly SimulatedServer _server;

    public SimulatedDatabase(SimulatedServer server)
        : base(DatabaseEngine.Sqlite)
    {
        _server = server;
        KeepSessions = false;
    }

    protected internal override string? NotifySql => "NOTIFY $1";

    protected internal override ValueTask<DbConnection> OpenConnectionAsync(CancellationToken cancellationToken) => new(new SimulatedConnection(_server));

    protected internal override ParameterWriter CreateParameterWriter(DbParameterCollection parameters, Func<DbParameter> createParameter)
        => new SqliteParameterWriter(parameters, createParameter);

    protected internal override SmrtException? Translate(DbException exception) => SqliteErrors.Translate(exception);
}
