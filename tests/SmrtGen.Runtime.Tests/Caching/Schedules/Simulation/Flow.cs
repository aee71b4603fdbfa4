namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>On whose behalf something runs: an operation, or the messages of a node. It goes with everything that they begin.</summary>
internal sealed class Flow(string name, Touches node)
{
    private static readonly AsyncLocal<Flow?> s_current = new();

    public static Flow Current
    {
        get => s_current.Value ?? throw new InvalidOperationException("Nothing runs.");
        set => s_current.Value = value;
    }

    public string Name => name;

    public Touches Node => node;

    /// <summary>The commit of the last write; 0 when it changed nothing.</summary>
    public int LastCommit { get; set; }

    /// <summary>Whether the answer to the next commit gets lost on its way.</summary>
    public bool LosesAnswer { get; set; }
}
