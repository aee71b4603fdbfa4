namespace SmrtGen.Soak.Nodes;

/// <summary>What a node and its run say to each other, a line each.</summary>
internal static class NodeMessages
{
    public const string Ready = "ready";

    public const string Go = "go";

    /// <summary>Kill yourself once a commit is answered, before anything else.</summary>
    public const string DieAtCommit = "die";

    /// <summary>The wall clock jumps by so many minutes: "clock -60".</summary>
    public const string Clock = "clock ";

    public const string Stop = "stop";

    public const string Stopped = "stopped";

    /// <summary>Read everything again that was read or written.</summary>
    public const string Final = "final";

    public const string Done = "done";
}
