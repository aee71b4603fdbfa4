using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

internal sealed class SimulatedConnection(SimulatedServer server) : DbConnection
{
    private ConnectionState _state = ConnectionState.Open;

    public SimulatedServer Server => server;

    public SimulatedTransaction? Transaction { get; set; }

    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override string Database => "";

    public override string DataSource => "";

    public override string ServerVersion => "";

    public override ConnectionState State => _state;

    public override bool CanCreateBatch => true;

    public void Break() => _state = ConnectionState.Closed;

    /// <summary>Runs statements together: in the open transaction, or in one of their own.</summary>
    public async Task<List<(List<object[]> Rows, int Affected)>> ExecuteAsync(IReadOnlyList<(string Sql, object?[] Values)> statements)
    {
        bool isRead = statements.All(static each => each.Sql.StartsWith("SELECT", StringComparison.Ordinal));
        string what = isRead ? "read" : statements[0].Sql.StartsWith("NOTIFY", StringComparison.Ordinal) ? "notify" : "write";
        await server.Gates.PassAsync(what, isRead ? Touches.DatabaseRead : Touches.DatabaseWrite, () => isRead || server.CanWrite(Transaction)).ConfigureAwait(false);
        SimulatedTransaction transaction = Transaction ?? new SimulatedTransaction(this);
        Exception? error = null;
        List<(List<object[]>, int)> results = [];
        try
        {
            foreach ((string sql, object?[] values) in statements)
                results.Add(server.Execute(sql, values, transaction));
            if (Transaction is null)
                server.Commit(transaction);
        }
        catch (SimulatedException exception)
        {
            error = exception;
            Flow.Current.LastCommit = 0;
            if (Transaction is null)
                server.End(transaction);
        }

        await (Transaction is null ? server.Gates.PassAsync($"answer to {what}", Flow.Current.Node) : server.Gates.PassIdleAsync($"answer to {what}")).ConfigureAwait(false);
        return error is null ? results : throw error;
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Open() => throw new NotSupportedException();

    public override void Close() => _state = ConnectionState.Closed;

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => Transaction = new SimulatedTransaction(this);

    protected override DbCommand CreateDbCommand() => new SimulatedCommand(this);

    protected override DbBatch CreateDbBatch() => new SimulatedBatch(this);
}
