namespace SmrtGen.Soak.History;

/// <summary>
/// Proves of a history that no read was wrong and no write was lost. The database orders the writes of a key in a chain of versions; a read returns
/// one of them, so that it can be said how old it was.
/// </summary>
internal static class HistoryChecker
{
    public static HistoryReport Check(HistoryInput input)
    {
        HistoryReport report = new();
        Dictionary<int, KeyHistory> keys = [];
        foreach (Committed initial in input.Initial)
            KeyOf(initial.Key).Initial = initial;
        foreach (Committed committed in input.Chain)
            KeyOf(committed.Key).Committed.Add(committed);
        foreach (Committed row in input.Final)
            KeyOf(row.Key).Final = row;

        Operation[] operations = input.Operations;
        foreach (ref readonly Operation operation in operations.AsSpan())
        {
            Count(operation, report);
            KeyOf(operation.Key).OperationCount++;
        }

        // Grouped by key in one array; within a key by time.
        int[] order = new int[operations.Length];
        int next = 0;
        foreach (KeyHistory key in keys.Values)
        {
            key.FirstOperation = key.NextOperation = next;
            next += key.OperationCount;
        }

        long[] starts = new long[operations.Length];
        for (int i = 0; i < operations.Length; i++)
        {
            int place = keys[operations[i].Key].NextOperation++;
            order[place] = i;
            starts[place] = operations[i].Start;
        }

        foreach (KeyHistory key in keys.Values)
        {
            Span<int> own = order.AsSpan(key.FirstOperation, key.OperationCount);
            Sort(starts.AsSpan(key.FirstOperation, key.OperationCount), own);
            // A key without any version has no reads to compare, and none with a value.
            KeyChain chain = new ChainCheck(key, operations, report).Run(own) ?? new KeyChain(1, [0]);
            new ReadCheck(key, chain, operations, input, report).Run(own);
        }

        return report;

        KeyHistory KeyOf(int key)
        {
            if (!keys.TryGetValue(key, out KeyHistory? history))
                keys.Add(key, history = new KeyHistory(key));
            return history;
        }
    }

    /// <summary>By time, and lines of the same time as they were logged: the end of a write has its beginning's start.</summary>
    private static void Sort(Span<long> starts, Span<int> order)
    {
        starts.Sort(order);
        for (int i = 1, first = 0; i <= starts.Length; i++)
        {
            if (i < starts.Length && starts[i] == starts[first])
                continue;
            if (i - first > 1)
                order[first..i].Sort();
            first = i;
        }
    }

    private static void Count(in Operation operation, HistoryReport report)
    {
        if (operation.Outcome == Outcome.Begun)
            return;
        report.Operations++;
        if (operation.Flags.HasFlag(OperationFlags.ConnectionLost))
            report.ConnectionErrors++;
        if (operation.Flags.HasFlag(OperationFlags.Unexpected))
            report.UnexpectedErrors++;
        if (operation.Outcome == Outcome.Failed)
            report.Failed++;
        else if (operation.Outcome == Outcome.Succeeded && operation.Kind is OperationKind.Write or OperationKind.Delete)
            report.Acknowledged++;
    }
}

/// <summary>What is known of one key.</summary>
internal sealed class KeyHistory(int key)
{
    public int Key => key;

    public Committed? Initial { get; set; }

    public List<Committed> Committed { get; } = [];

    public Committed? Final { get; set; }

    public int OperationCount { get; set; }

    public int FirstOperation { get; set; }

    public int NextOperation { get; set; }
}
