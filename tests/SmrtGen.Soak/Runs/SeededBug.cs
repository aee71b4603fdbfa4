namespace SmrtGen.Soak.Runs;

/// <summary>A mistake that can be made on purpose, and where it shows.</summary>
/// <param name="Name">As CacheFault calls it.</param>
/// <param name="Fault">What brings it to light.</param>
/// <param name="Channel">How nodes tell each other: a channel that also tells the writer itself hides what it forgot.</param>
/// <param name="Nodes">Processes.</param>
internal sealed record SeededBug(string Name, string Fault = "none", string Channel = "notify", int Nodes = 3)
{
    public static IReadOnlyList<SeededBug> All { get; } =
    [
        new("InvalidateBeforeCommit"),
        new("SkipTokenCheck"),
        new("DropNotification"),
        new("NoKeyInEnvelope", "redis-garbage"),
        new("NoGenerationOnBulk"),
        new("SkipCopy"),
        new("ForgetUnknownOutcome", "pg-terminate-commit", "none", 1),
        new("JoinStaleLoad"),
        new("TrustWithoutProof", "listen-cut"),
        new("SkipFlushAfterGap", "listen-cut"),
        new("SkipSharedRemoval"),
        new("IgnoreLease"),
        new("UseWhileRemoving", "redis-demote"),
        new("FillFromTransaction"),
    ];
}
