using SmrtGen.Soak.Faults;
using SmrtGen.Soak.History;

namespace SmrtGen.Soak.Runs;

/// <summary>How one run went.</summary>
internal sealed record RunResult(string Name, IReadOnlyList<Fault> Faults, HistoryReport Report, IReadOnlyList<Injection> Injections)
{
    private static readonly TimeSpan MaxRecovery = TimeSpan.FromSeconds(5);

    public required double OperationsPerSecond { get; init; }

    public required double ReadRecovery { get; init; }

    public required double WriteRecovery { get; init; }

    /// <summary>The oldest cached read, in seconds.</summary>
    public required double OldestRead { get; init; }

    /// <summary>What nodes wrote of errors, the first of them.</summary>
    public required IReadOnlyList<string> ErrorTexts { get; init; }

    public required bool HasBug { get; init; }

    /// <summary>Errors that no fault explains: those of the database are to be expected only where the database was hit.</summary>
    public long Errors => Report.UnexpectedErrors + (Faults.Any(f => f.Target == FaultTarget.Postgres) ? 0 : Report.ConnectionErrors);

    public bool IsRecovered => ReadRecovery <= MaxRecovery.TotalSeconds && WriteRecovery <= MaxRecovery.TotalSeconds;

    public bool IsGood => Report.Violations == 0 && Errors == 0 && IsRecovered && HasChecked;

    /// <summary>A run that did nothing proves nothing.</summary>
    public bool HasChecked => Report is { Operations: > 0, Acknowledged: > 0 } && Faults.All(f => Injections.Any(i => i.Fault == f.Name));
}
