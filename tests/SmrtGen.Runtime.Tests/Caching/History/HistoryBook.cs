using SmrtGen.Soak.History;

namespace SmrtGen.Runtime.Tests.Caching.History;

/// <summary>Writes a history by hand: times in milliseconds, the bound 1 s, one key whose first version has the nonce 2.</summary>
internal sealed class HistoryBook
{
    public const int Key = 7;
    public const long FirstNonce = 2;

    private readonly List<Operation> _operations = [];
    private readonly List<Committed> _chain = [];
    private Committed? _final = new Committed(Key, 1, FirstNonce);

    /// <summary>A write that begins and ends, committed unless it failed.</summary>
    public HistoryBook Write(int session, long start, long end, int version, long nonce, Outcome outcome = Outcome.Succeeded, bool? isCommitted = null)
    {
        Add(nonce == 0 ? OperationKind.Delete : OperationKind.Write, session, start, start, version, nonce, Outcome.Begun);
        if (outcome != Outcome.Begun)
            Add(nonce == 0 ? OperationKind.Delete : OperationKind.Write, session, start, end, version, nonce, outcome);
        return isCommitted ?? outcome == Outcome.Succeeded ? Commit(version, nonce) : this;
    }

    /// <summary>What the database wrote down.</summary>
    public HistoryBook Commit(int version, long nonce)
    {
        _chain.Add(new Committed(Key, version, nonce));
        _final = nonce == 0 ? null : new Committed(Key, version, nonce);
        return this;
    }

    public HistoryBook Read(int session, long start, long end, int version, long nonce, OperationFlags flags = OperationFlags.None)
        => Add(OperationKind.Read, session, start, end, version, nonce, Outcome.Succeeded, flags);

    public HistoryBook ReadSlug(int session, long start, long end, int phase, int version, long nonce, OperationFlags flags = OperationFlags.None)
        => Add(OperationKind.SlugRead, session, start, end, version, nonce, Outcome.Succeeded, flags, (byte)phase);

    /// <summary>What the database holds in the end, where that is not the last commit.</summary>
    public HistoryBook End(Committed? final)
    {
        _final = final;
        return this;
    }

    public HistoryReport Check()
        => HistoryChecker.Check(new HistoryInput
        {
            Operations = [.. _operations],
            Initial = [new Committed(Key, 1, FirstNonce)],
            Chain = _chain,
            Final = _final is { } final ? [final] : [],
            Bound = 1000,
            Frequency = 1000,
        });

    /// <summary>Violates this rule once and no other.</summary>
    public void Violates(HistoryRule rule)
    {
        HistoryReport report = Check();
        Assert.Equal([rule], report.Examples.Select(v => v.Rule));
        Assert.Equal(1, report[rule]);
    }

    public HistoryReport IsGood()
    {
        HistoryReport report = Check();
        Assert.Empty(report.Examples);
        Assert.Equal(0, report.Violations);
        return report;
    }

    private HistoryBook Add(
        OperationKind kind, int session, long start, long end, int version, long nonce, Outcome outcome, OperationFlags flags = OperationFlags.None, byte phase = 0)
    {
        _operations.Add(new Operation
        {
            Kind = kind,
            Key = Key,
            Session = session,
            Node = (short)(session / 10),
            Start = start,
            End = end,
            Version = version,
            Nonce = nonce,
            Outcome = outcome,
            Flags = flags,
            Phase = phase,
        });
        return this;
    }
}
