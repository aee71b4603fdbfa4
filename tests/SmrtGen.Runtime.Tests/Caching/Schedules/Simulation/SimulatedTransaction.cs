using System.Data;
using System.Data.Common;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

internal sealed class SimulatedTransaction(SimulatedConnection connection) : DbTransaction
{
    /// <summary>What the transaction's own statements see, once it has written.</summary>
    public Tables? Tables { get; set; }

    public List<string> Messages { get; } = [];

    public bool HasEnded { get; set; }

    public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

    protected override DbConnection DbConnection => connection;

    public override void Commit() => throw new NotSupportedException();

    public override void Rollback() => throw new NotSupportedException();

    public override async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        await connection.Server.Gates.PassAsync("commit", Touches.DatabaseWrite).ConfigureAwait(false);
        connection.Server.Commit(this);
        connection.Transaction = null;
        await connection.Server.Gates.PassAsync("answer to commit", Flow.Current.Node).ConfigureAwait(false);
        if (!Flow.Current.LosesAnswer)
            return;
        connection.Break();
        throw new SimulatedException("The connection was lost.");
    }

    public override async Task RollbackAsync(CancellationToken cancellationToken = default)
    {
        await connection.Server.Gates.PassAsync("rollback", Touches.DatabaseWrite).ConfigureAwait(false);
        connection.Server.End(this);
        connection.Transaction = null;
        await connection.Server.Gates.PassIdleAsync("answer to rollback").ConfigureAwait(false);
    }
}
