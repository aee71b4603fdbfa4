namespace SmrtGen.Soak.History;

/// <summary>Checks the reads of one key against its chain.</summary>
internal sealed class ReadCheck(KeyHistory key, KeyChain chain, Operation[] operations, HistoryInput input, HistoryReport report)
{
    private readonly Dictionary<int, Floor> _floors = [];
    private readonly HashSet<long> _tried = [];
    private long _origin;

    public void Run(ReadOnlySpan<int> order)
    {
        // A value that somebody saw was committed before that, even when nobody was told so.
        foreach (int i in order)
        {
            ref readonly Operation operation = ref operations[i];
            if (operation.Kind is OperationKind.Write)
                _tried.Add(operation.Nonce);
            if (IsAnswer(operation) && operation.Nonce != 0 && IsInChain(operation))
                chain.Known(operation.Version, operation.End);
        }

        chain.Propagate();
        _origin = order.Length == 0 ? 0 : operations[order[0]].Start;
        foreach (int i in order)
        {
            ref readonly Operation operation = ref operations[i];
            if (IsAnswer(operation))
                Check(operation);
            else if (operation is { Kind: OperationKind.Write or OperationKind.Delete, Outcome: Outcome.Succeeded })
                Raise(operation, operation.Version);
        }
    }

    private static bool IsAnswer(in Operation operation)
        => operation.Kind is OperationKind.Read or OperationKind.SlugRead && operation.Outcome == Outcome.Succeeded;

    private bool IsInChain(in Operation operation) => chain.Contains(operation.Version) && chain.NonceOf(operation.Version) == operation.Nonce;

    private void Check(in Operation read)
    {
        if (read.Flags.HasFlag(OperationFlags.Foreign) || (read.Nonce != 0 && !IsInChain(read)))
        {
            bool isAborted = !read.Flags.HasFlag(OperationFlags.Foreign) && _tried.Contains(read.Nonce);
            report.Add(
                isAborted ? HistoryRule.AbortedRead : HistoryRule.UnknownValue,
                key.Key,
                $"{Describe(read)} version {read.Version} ({read.Nonce:x}), {(isAborted ? "whose write never committed" : "which is no value of this key")}.");
            return;
        }

        bool isFresh = read.Flags.HasFlag(OperationFlags.Fresh);
        int fresh = chain.NewestKnownBefore(read.Start - (isFresh ? 0 : input.Bound));
        Floor floor = _floors.GetValueOrDefault(read.Session);
        int seen = read.Nonce != 0 ? read.Version : FindAbsent(read, Math.Max(fresh, floor.Version));
        if (seen == 0)
        {
            report.Add(HistoryRule.UnknownValue, key.Key, $"{Describe(read)} nothing, although the row was always there.");
            return;
        }

        // Of nothing it is not known which version it was.
        if (seen < chain.Last && !isFresh && read.Nonce != 0)
            report.OldestRead = Math.Max(report.OldestRead, read.Start - chain.KnownAt(seen + 1));
        if (chain.BegunAt(seen) > read.End)
            report.Add(HistoryRule.FutureRead, key.Key, $"{Describe(read)} version {seen}, which was begun {Span(chain.BegunAt(seen) - read.End)} later.");
        else if (read.Flags.HasFlag(OperationFlags.Final) && !Matches(read, chain.Last))
            report.Add(HistoryRule.NotConverged, key.Key, $"{Describe(read)} version {seen} after everything was quiet; the last one is {chain.Last}.");
        else if (seen < fresh)
            report.Add(HistoryRule.StaleRead, key.Key, $"{Describe(read)} version {seen}, {Span(read.Start - chain.KnownAt(seen + 1))} after {seen + 1} was known; {fresh} was due.");
        else if (seen < floor.Version)
            report.Add(floor.IsWrite ? HistoryRule.OwnWriteUnseen : HistoryRule.NonMonotonicRead, key.Key, $"{Describe(read)} version {seen}, {Span(read.Start - floor.Of.End)} after it had {(floor.IsWrite ? "written" : "seen")} {floor.Version} by {Way(floor.Of)}.");
        // To find nothing past the caches is as good as new for itself, but of the row it says no more than what it excludes: a value that is
        // not excluded may be read after it for as long as any other.
        Raise(read, read.Nonce != 0 || !isFresh ? seen : FindAbsent(read, Math.Max(chain.NewestKnownBefore(read.Start - input.Bound), floor.Version)));
    }

    /// <summary>The oldest version that a read of nothing can have seen, and if there is none from the lower end on, the newest before it.</summary>
    private int FindAbsent(in Operation read, int lower)
    {
        for (int version = Math.Max(lower, chain.First); version <= chain.Last && chain.BegunAt(version) <= read.End; version++)
        {
            if (Matches(read, version))
                return version;
        }

        for (int version = Math.Min(lower - 1, chain.Last); version >= chain.First; version--)
        {
            if (Matches(read, version))
                return version;
        }

        return 0;
    }

    /// <summary>Whether the version answers the read as it was answered.</summary>
    private bool Matches(in Operation read, int version)
        => read.Nonce != 0 ? read.Version == version
            : chain.IsAbsent(version) || (read.Kind == OperationKind.SlugRead && (chain.NonceOf(version) & 1) != read.Phase);

    private void Raise(in Operation operation, int version)
    {
        if (version > _floors.GetValueOrDefault(operation.Session).Version)
            _floors[operation.Session] = new Floor(version, operation);
    }

    private string Describe(in Operation read)
        => $"at {Span(read.Start - _origin)} session {read.Session:x} of node {read.Node} read by {Way(read)}:";

    private static string Way(in Operation operation)
        => operation.Way != WriteWay.None ? operation.Way.ToString()
            : (operation.Kind == OperationKind.SlugRead ? "slug" : "key")
                + (operation.Flags.HasFlag(OperationFlags.Fresh) ? ", past the caches" : "") + (operation.Nonce == 0 ? ", finding nothing" : "");

    private string Span(long ticks) => FormattableString.Invariant($"{ticks / input.Frequency:0.000} s");

    /// <summary>What a session may not fall behind.</summary>
    private readonly record struct Floor(int Version, Operation Of)
    {
        public bool IsWrite => Of.Kind is OperationKind.Write or OperationKind.Delete;
    }
}
