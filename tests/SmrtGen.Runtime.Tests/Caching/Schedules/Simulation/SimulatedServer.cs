using SmrtGen.Runtime.Tests.Caching.Schedules.Model;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>A database server of two tables: a statement sees what was committed before it, and writers wait for a transaction that has written.</summary>
internal sealed class SimulatedServer
{
    public SimulatedServer(Gates gates)
    {
        Gates = gates;
        Tables first = new();
        first.Boxes.Add(1);
        first.Items.Add(1, new(1, "a", 1, 1000));
        first.Items.Add(2, new(2, "c", 1, 2000));
        States.Add(first);
    }

    public Gates Gates { get; }

    /// <summary>What was committed, one state for each commit.</summary>
    public List<Tables> States { get; } = [];

    public int LastCommit => States.Count - 1;

    public List<ISimulatedListener> Listeners { get; } = [];

    private SimulatedTransaction? Writer { get; set; }

    public bool CanWrite(SimulatedTransaction? transaction) => Writer is null || ReferenceEquals(Writer, transaction);

    /// <summary>Runs one statement in a transaction.</summary>
    /// <returns>The rows, or how many were written.</returns>
    public (List<object[]> Rows, int Affected) Execute(string sql, object?[] values, SimulatedTransaction transaction)
    {
        if (sql.StartsWith("NOTIFY", StringComparison.Ordinal))
        {
            transaction.Messages.Add((string)values[0]!);
            return ([["sent"]], 0);
        }

        Tables tables = transaction.Tables ?? States[^1];
        if (sql.StartsWith("SELECT", StringComparison.Ordinal))
        {
            Row? row = sql.EndsWith("\"slug\" = $1", StringComparison.Ordinal) ? tables.Find((string)values[0]!)
                : sql.EndsWith("\"id\" = $1", StringComparison.Ordinal) ? tables.Find(Number(values[0]))
                : throw new NotSupportedException(sql);
            return (row is null ? [] : [[(long)row.Id, row.Slug, (long)row.BoxId, (long)row.Value]], 0);
        }

        Writer = transaction;
        tables = transaction.Tables ??= States[^1].Copy();
        return ([], sql.StartsWith("INSERT INTO \"items\"", StringComparison.Ordinal) ? tables.Insert(new(Number(values[0]), (string)values[1]!, Number(values[2]), Number(values[3])))
            : sql.StartsWith("UPDATE \"items\"", StringComparison.Ordinal) ? tables.Update(new(Number(values[3]), (string)values[0]!, Number(values[1]), Number(values[2])))
            : sql.StartsWith("DELETE FROM \"items\"", StringComparison.Ordinal) ? tables.Delete(Number(values[0]))
            : sql.StartsWith("DELETE FROM \"boxes\"", StringComparison.Ordinal) ? tables.DeleteBox(Number(values[0]))
            : throw new NotSupportedException(sql));
    }

    /// <summary>Makes a transaction's writes last, and sends its messages.</summary>
    public void Commit(SimulatedTransaction transaction)
    {
        Flow.Current.LastCommit = 0;
        if (transaction.Tables is { HasChanged: true } tables)
        {
            States.Add(tables);
            Flow.Current.LastCommit = LastCommit;
        }

        foreach (string message in transaction.Messages)
        {
            foreach (ISimulatedListener listener in Listeners)
                listener.Enqueue(receiver => receiver.Received(null, message), Flow.Current.LastCommit);
        }

        End(transaction);
    }

    public void End(SimulatedTransaction transaction)
    {
        transaction.HasEnded = true;
        if (ReferenceEquals(Writer, transaction))
            Writer = null;
    }

    private static int Number(object? value) => (int)(long)value!;
}

/// <summary>Who is told of commits, in their order.</summary>
internal interface ISimulatedListener
{
    void Enqueue(Action<IInvalidationReceiver> message, int commit);
}
