namespace SmrtGen.Soak.Runs;

/// <summary>The mistakes that can be made on purpose, and the fault that shows each.</summary>
internal static class SoakBugs
{
    public static IReadOnlyList<(string Bug, string Fault)> All { get; } =
    [
        ("InvalidateBeforeCommit", "none"),
        ("SkipTokenCheck", "none"),
        ("DropNotification", "none"),
        ("NoKeyInEnvelope", "redis-garbage"),
        ("NoGenerationOnBulk", "none"),
        ("SkipCopy", "none"),
        ("ForgetUnknownOutcome", "pg-terminate-commit"),
        ("JoinStaleLoad", "none"),
        ("TrustWithoutProof", "listen-cut"),
        ("SkipFlushAfterGap", "listen-cut"),
        ("SkipSharedRemoval", "none"),
        ("IgnoreLease", "none"),
        ("UseWhileRemoving", "redis-stop"),
        ("FillFromTransaction", "none"),
    ];
}
