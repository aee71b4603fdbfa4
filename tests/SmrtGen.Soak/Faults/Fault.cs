namespace SmrtGen.Soak.Faults;

/// <summary>Something that goes wrong. One injection ends when what it broke has been put right.</summary>
/// <param name="Name">As the command line calls it.</param>
/// <param name="Target">What it hits, which decides whose errors are to be expected.</param>
/// <param name="InjectAsync">Breaks it, and puts it right.</param>
internal sealed record Fault(string Name, FaultTarget Target, Func<Cluster, Task> InjectAsync)
{
    public static IReadOnlyList<Fault> All { get; } = [.. RedisFaults.All, .. PostgresFaults.All, .. NodeFaults.All];
}

internal enum FaultTarget
{
    Nothing,
    Redis,
    Postgres,
    Node,
}
