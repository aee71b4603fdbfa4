namespace SmrtGen.Soak.History;

/// <summary>What the checker found.</summary>
internal sealed class HistoryReport
{
    private const int MaxTextsPerRule = 8;

    private readonly long[] _counts = new long[Enum.GetValues<HistoryRule>().Length];
    private readonly List<Violation> _violations = [];

    /// <summary>Calls whose answer was checked: reads and writes, not their beginnings.</summary>
    public long Operations { get; set; }

    public long Acknowledged { get; set; }

    public long Failed { get; set; }

    public long Unknown { get; set; }

    /// <summary>Of those unknown, how many happened.</summary>
    public long UnknownCommitted { get; set; }

    public long ConnectionErrors { get; set; }

    public long UnexpectedErrors { get; set; }

    /// <summary>The age of the oldest value that a cached read returned, in ticks since it was known to be replaced.</summary>
    public long OldestRead { get; set; }

    public long Violations => _counts.Sum();

    /// <summary>The first few of each rule.</summary>
    public IReadOnlyList<Violation> Examples => _violations;

    public long Stale => this[HistoryRule.StaleRead] + this[HistoryRule.OwnWriteUnseen] + this[HistoryRule.NonMonotonicRead]
        + this[HistoryRule.AbortedRead] + this[HistoryRule.UnknownValue] + this[HistoryRule.FutureRead] + this[HistoryRule.NotConverged];

    public long Lost => this[HistoryRule.LostWrite];

    public long Duplicates => this[HistoryRule.Duplicate] + this[HistoryRule.GhostWrite];

    public long this[HistoryRule rule] => _counts[(int)rule];

    public void Add(HistoryRule rule, int key, FormattableString text)
    {
        if (_counts[(int)rule]++ < MaxTextsPerRule)
            _violations.Add(new Violation(rule, key, FormattableString.Invariant(text)));
    }
}
