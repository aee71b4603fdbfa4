namespace SmrtGen.CompilerServices;

/// <summary>Mistakes that tests make on purpose, to know that the history checker sees them. Nothing but tests sets them.</summary>
internal static class CacheFaults
{
    public static CacheFault Seeded { get; set; }

    public static bool Is(CacheFault fault) => Seeded == fault;
}

internal enum CacheFault
{
    None,

    /// <summary>Caches are told of a write before it is committed, and not after.</summary>
    InvalidateBeforeCommit,

    /// <summary>A load stores what it read although its key has changed since.</summary>
    SkipTokenCheck,

    /// <summary>Every other message of another process is lost.</summary>
    DropNotification,

    /// <summary>A shared value is believed without comparing its key.</summary>
    NoKeyInEnvelope,

    /// <summary>A write to unknown rows leaves what is cached.</summary>
    NoGenerationOnBulk,

    /// <summary>Callers get the cached object itself.</summary>
    SkipCopy,

    /// <summary>A commit whose outcome is unknown counts as rolled back.</summary>
    ForgetUnknownOutcome,

    /// <summary>A caller joins a load that began before the last invalidation.</summary>
    JoinStaleLoad,

    /// <summary>The cache is used although the channel is silent.</summary>
    TrustWithoutProof,

    /// <summary>What was cached before a gap in the channel stays.</summary>
    SkipFlushAfterGap,

    /// <summary>A write does not remove shared values.</summary>
    SkipSharedRemoval,

    /// <summary>A shared value is stored without a lease.</summary>
    IgnoreLease,

    /// <summary>A shared value is used although its removal is under way or has failed.</summary>
    UseWhileRemoving,

    /// <summary>Reads in a transaction fill the cache.</summary>
    FillFromTransaction,
}
