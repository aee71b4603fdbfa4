namespace SmrtGen.Soak.History;

/// <summary>All that is known after a run.</summary>
internal sealed class HistoryInput
{
    /// <summary>The lines of all nodes, in any order.</summary>
    public required Operation[] Operations { get; init; }

    /// <summary>The first version of every key that had a row when the run began.</summary>
    public required IReadOnlyCollection<Committed> Initial { get; init; }

    /// <summary>Every version that was committed during the run.</summary>
    public required IReadOnlyCollection<Committed> Chain { get; init; }

    /// <summary>The rows that the database holds in the end.</summary>
    public required IReadOnlyCollection<Committed> Final { get; init; }

    /// <summary>How old a read may be, in ticks. Reads that pass the caches by may not be old at all.</summary>
    public required long Bound { get; init; }

    /// <summary>Ticks in a second, to say times in words.</summary>
    public double Frequency { get; init; } = System.Diagnostics.Stopwatch.Frequency;
}
