using System.Globalization;
using SmrtGen.Soak.Nodes;
using SmrtGen.Soak.Servers;

namespace SmrtGen.Soak.Faults;

/// <summary>What can happen to a process that uses the caches.</summary>
internal static class NodeFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("node-kill", FaultTarget.Node, KillAsync),
        new("node-freeze", FaultTarget.Node, FreezeAsync),
        new("clock-jump", FaultTarget.Nothing, JumpAsync),
        new("none", FaultTarget.Nothing, static _ => Task.CompletedTask),
    ];

    /// <summary>kill -9: three times of four right after a commit was answered, otherwise anywhere.</summary>
    private static async Task KillAsync(Cluster cluster)
    {
        NodeProcess node = cluster.AnyNode();
        if (cluster.Random.Next(4) > 0)
        {
            node.Send(NodeMessages.DieAtCommit);
            await Task.Run(() => node.HasEnded(TimeSpan.FromSeconds(2))).ConfigureAwait(false);
        }

        await node.RestartAsync().ConfigureAwait(false);
    }

    private static async Task FreezeAsync(Cluster cluster)
    {
        NodeProcess node = cluster.AnyNode();
        node.Freeze();
        await Task.Delay(cluster.FreezeTime).ConfigureAwait(false);
        node.Thaw();
    }

    /// <summary>Only the wall clock jumps: a monotonic clock cannot.</summary>
    private static async Task JumpAsync(Cluster cluster)
    {
        foreach (NodeProcess node in cluster.Nodes)
        {
            node.Send(string.Create(CultureInfo.InvariantCulture, $"{NodeMessages.Clock}{(cluster.Random.Next(2) == 0 ? 60 : -60)}"));
            await Task.Delay(300).ConfigureAwait(false);
        }
    }
}
