namespace SmrtGen.Soak.History;

/// <summary>Compares the writes that nodes logged with those that the database committed.</summary>
internal sealed class ChainCheck(KeyHistory key, Operation[] operations, HistoryReport report)
{
    private readonly Dictionary<long, LoggedWrite> _writes = [];

    /// <summary>What each deletion of a version said; several sessions may have tried the same one.</summary>
    private readonly Dictionary<int, List<LoggedWrite>> _deletes = [];

    /// <returns>The chain, or null when there is none to check reads by.</returns>
    public KeyChain? Run(ReadOnlySpan<int> order)
    {
        KeyChain? chain = MakeChain();
        Collect(order);
        CheckFinal(chain);
        int first = chain?.First ?? 1;
        Dictionary<long, int> places = [];
        for (int version = first; chain is not null && version <= chain.Last; version++)
        {
            if (!chain.IsAbsent(version) && !places.TryAdd(chain.NonceOf(version), version))
                report.Add(HistoryRule.Duplicate, key.Key, $"the write {chain.NonceOf(version):x} is version {places[chain.NonceOf(version)]} and version {version}.");
            if (version > first || key.Initial is null)
                Explain(chain, version);
        }

        foreach (LoggedWrite write in _writes.Values)
        {
            bool isCommitted = places.TryGetValue(write.Nonce, out int version);
            CheckOutcome(write, isCommitted, isCommitted && write.Version != 0 && write.Version != version ? version : null);
        }

        foreach ((int version, List<LoggedWrite> deletes) in _deletes)
        {
            bool isCommitted = chain is not null && chain.Contains(version) && chain.IsAbsent(version);
            foreach (LoggedWrite delete in deletes.Where(d => d.Outcome == Outcome.Succeeded).Skip(1))
                report.Add(HistoryRule.Duplicate, key.Key, $"two deletions as version {version} were acknowledged, one to session {delete.Session:x}.");
            // Nothing tells deletions of a version apart but what was said of them: one that may have happened explains it before one that failed.
            Outcome likeliest = deletes.Exists(d => d.Outcome == Outcome.Succeeded) ? Outcome.Succeeded
                : deletes.Exists(d => d.Outcome != Outcome.Failed) ? Outcome.Unknown
                : Outcome.Failed;
            foreach (LoggedWrite delete in deletes)
                CheckOutcome(delete, isCommitted && (delete.Outcome == Outcome.Begun ? Outcome.Unknown : delete.Outcome) == likeliest, null);
        }

        return chain;
    }

    private KeyChain? MakeChain()
    {
        List<Committed> committed = key.Committed;
        committed.Sort(static (a, b) => a.Version.CompareTo(b.Version));
        if (key.Initial is { } initial)
            committed.Insert(0, initial);
        if (committed.Count == 0)
            return null;

        List<long> nonces = [committed[0].Nonce];
        int first = committed[0].Version;
        foreach (Committed next in committed.Skip(1))
        {
            int expected = first + nonces.Count;
            if (next.Version < expected)
            {
                report.Add(HistoryRule.Duplicate, key.Key, $"version {next.Version} was committed twice, the second time by {next.Nonce:x}.");
                continue;
            }

            if (next.Version > expected)
                report.Add(HistoryRule.LostWrite, key.Key, $"the versions {expected} to {next.Version - 1} are missing in the database's chain.");
            while (first + nonces.Count < next.Version)
                nonces.Add(long.MinValue);
            nonces.Add(next.Nonce);
        }

        return new KeyChain(first, [.. nonces]);
    }

    private void CheckFinal(KeyChain? chain)
    {
        if (chain is null)
        {
            if (key.Final is { } row)
                report.Add(HistoryRule.GhostWrite, key.Key, $"the database holds version {row.Version}, which nobody wrote.");
        }
        else if (key.Final is not { } final)
        {
            if (!chain.IsAbsent(chain.Last))
                report.Add(HistoryRule.LostWrite, key.Key, $"the row is gone, although its last version is {chain.Last}.");
        }
        else if (final.Version != chain.Last || final.Nonce != chain.NonceOf(chain.Last))
        {
            report.Add(HistoryRule.LostWrite, key.Key, $"the database holds version {final.Version} ({final.Nonce:x}), its chain ends with {chain.Last} ({chain.NonceOf(chain.Last):x}).");
        }
    }

    private void Collect(ReadOnlySpan<int> order)
    {
        foreach (int i in order)
        {
            ref readonly Operation operation = ref operations[i];
            if (operation.Kind == OperationKind.Write)
            {
                if (!_writes.TryGetValue(operation.Nonce, out LoggedWrite? write))
                    _writes.Add(operation.Nonce, write = new LoggedWrite(operation));
                write.Take(operation);
            }
            else if (operation.Kind == OperationKind.Delete)
            {
                if (!_deletes.TryGetValue(operation.Version, out List<LoggedWrite>? deletes))
                    _deletes.Add(operation.Version, deletes = []);
                // A session sends one statement at a time, so its last attempt is the one that ends.
                LoggedWrite? delete = operation.Outcome == Outcome.Begun ? null : deletes.FindLast(d => d.IsOpenOf(operations[i]));
                if (delete is null)
                    deletes.Add(delete = new LoggedWrite(operation));
                delete.Take(operation);
            }
        }
    }

    /// <summary>Finds who wrote a version, and when at the soonest.</summary>
    private void Explain(KeyChain chain, int version)
    {
        long nonce = chain.NonceOf(version);
        if (nonce == long.MinValue)
            return;
        if (nonce == 0)
        {
            if (!_deletes.TryGetValue(version, out List<LoggedWrite>? deletes))
            {
                report.Add(HistoryRule.GhostWrite, key.Key, $"version {version} deleted the row, but nobody began that.");
                return;
            }

            chain.Begun(version, deletes.Min(d => d.Begun));
            foreach (LoggedWrite delete in deletes.Where(d => d.Outcome == Outcome.Succeeded))
                chain.Known(version, delete.End);
        }
        else if (_writes.TryGetValue(nonce, out LoggedWrite? write))
        {
            chain.Begun(version, write.Begun);
            if (write.Outcome == Outcome.Succeeded)
                chain.Known(version, write.End);
        }
        else
        {
            report.Add(HistoryRule.GhostWrite, key.Key, $"version {version} ({nonce:x}) is in the database, but nobody began to write it.");
        }
    }

    private void CheckOutcome(LoggedWrite write, bool isCommitted, int? otherVersion)
    {
        string what = write.Nonce == 0 ? "deletion" : "write";
        if (write.Outcome is Outcome.Begun or Outcome.Unknown)
        {
            report.Unknown++;
            report.UnknownCommitted += isCommitted ? 1 : 0;
        }

        if (write.Outcome == Outcome.Succeeded && !isCommitted)
            report.Add(HistoryRule.LostWrite, key.Key, $"the {what} {write.Nonce:x} was acknowledged to session {write.Session:x} as version {write.Version}, but was never committed.");
        if (write.Outcome == Outcome.Succeeded && otherVersion is { } version)
            report.Add(HistoryRule.LostWrite, key.Key, $"the {what} {write.Nonce:x} was acknowledged as version {write.Version}, but is version {version}.");
        if (write.Outcome == Outcome.Failed && isCommitted)
            report.Add(HistoryRule.GhostWrite, key.Key, $"the {what} {write.Nonce:x} of session {write.Session:x} failed, but was committed as version {otherVersion ?? write.Version}.");
    }

    /// <summary>The lines of one attempt to write.</summary>
    private sealed class LoggedWrite(in Operation first)
    {
        public long Nonce { get; } = first.Nonce;

        public int Session { get; } = first.Session;

        public long Begun { get; } = first.Start;

        public long End { get; private set; }

        public int Version { get; private set; }

        public Outcome Outcome { get; private set; }

        public bool IsOpenOf(in Operation operation) => Session == operation.Session && Outcome == Outcome.Begun;

        public void Take(in Operation operation)
        {
            if (operation.Outcome == Outcome.Begun)
                return;
            Outcome = operation.Outcome;
            End = operation.End;
            Version = operation.Version;
        }
    }
}
