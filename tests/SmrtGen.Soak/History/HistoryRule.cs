namespace SmrtGen.Soak.History;

/// <summary>What a history can violate.</summary>
internal enum HistoryRule
{
    /// <summary>A read returned a version older than one that was known to be committed a bound before it began.</summary>
    StaleRead,

    /// <summary>A session did not see what it had written itself.</summary>
    OwnWriteUnseen,

    /// <summary>A session saw a version older than one it had seen before.</summary>
    NonMonotonicRead,

    /// <summary>A read returned a value of a write that never committed.</summary>
    AbortedRead,

    /// <summary>A read returned a value that nobody wrote, or of another key; or nothing although the row was always there.</summary>
    UnknownValue,

    /// <summary>A read ended before the write of its value began.</summary>
    FutureRead,

    /// <summary>After everything was quiet a node still read something else than the database holds.</summary>
    NotConverged,

    /// <summary>A write that was acknowledged is not in the database, or a version is missing in the chain.</summary>
    LostWrite,

    /// <summary>A version or a write is there twice.</summary>
    Duplicate,

    /// <summary>A write that was said to have failed is in the database, or one that nobody began.</summary>
    GhostWrite,
}

/// <summary>One violation, in words.</summary>
internal sealed record Violation(HistoryRule Rule, int Key, string Text)
{
    public override string ToString() => $"{Rule}: key {Key}: {Text}";
}
