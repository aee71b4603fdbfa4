using System.Runtime.InteropServices;

namespace SmrtGen.Soak.History;

/// <summary>One line of a node's log: a read, or the beginning or the end of a write. Lies in the log's memory as it is here.</summary>
/// <remarks>
/// Times are Stopwatch ticks: the machine's monotonic clock, which all its processes share, so that times of different nodes can be compared.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct Operation
{
    /// <summary>Before the call.</summary>
    public long Start;

    /// <summary>After the call; of <see cref="Outcome.Begun"/> the same as <see cref="Start"/>.</summary>
    public long End;

    /// <summary>What was read or written; 0: the row was absent, or was deleted.</summary>
    public long Nonce;

    public int Key;

    /// <summary>What was read or written; 0: absent, or not known before the statement ends.</summary>
    public int Version;

    /// <summary>One sequence of calls, each begun after the one before it ended. Unique among nodes and their restarts.</summary>
    public int Session;

    public short Node;

    public Outcome Outcome;

    public OperationFlags Flags;

    /// <summary>Written last: 0 is a line that was never finished.</summary>
    public OperationKind Kind;

    /// <summary>Which of a key's two slugs was asked for; of <see cref="OperationKind.SlugRead"/>.</summary>
    public byte Phase;

    /// <summary>By which statement a write was tried; only said, not judged by.</summary>
    public WriteWay Way;
}

internal enum WriteWay : byte
{
    None,
    Update,
    Insert,
    Upsert,
    InsertMany,
    Delete,
}

internal enum OperationKind : byte
{
    Unfinished,

    /// <summary>By key; the cache may answer.</summary>
    Read,

    /// <summary>By unique index; the cache may answer.</summary>
    SlugRead,

    Write,
    Delete,
}

internal enum Outcome : byte
{
    /// <summary>A write that is about to be sent. Without a later line its node died.</summary>
    Begun,

    Succeeded,

    /// <summary>Certainly nothing was written, or nothing was read.</summary>
    Failed,

    /// <summary>The answer to a commit was lost.</summary>
    Unknown,
}

[Flags]
internal enum OperationFlags : byte
{
    None,

    /// <summary>The caches were told to be passed by.</summary>
    Fresh = 1,

    /// <summary>Read after everything was quiet: must be what the database holds.</summary>
    Final = 2,

    /// <summary>What came back does not belong together, or is not what was asked for.</summary>
    Foreign = 4,

    /// <summary>Ended with an error of the connection to the database.</summary>
    ConnectionLost = 8,

    /// <summary>Ended with an error that no database gives.</summary>
    Unexpected = 16,
}
