using SmrtGen.Soak.Servers;

namespace SmrtGen.Soak.Faults;

/// <summary>What a fault can hit.</summary>
internal sealed record Cluster(PostgresServer Postgres, RedisServer Redis, IReadOnlyList<NodeProcess> Nodes, Random Random)
{
    public required bool IsShort { get; init; }

    /// <summary>Whether nodes hear of each other through the database.</summary>
    public required bool IsListening { get; init; }

    /// <summary>How long something stays frozen: longer than every timeout that the runtime has for it.</summary>
    public TimeSpan FreezeTime => TimeSpan.FromSeconds(IsShort ? 2 : 5);

    /// <summary>How long something is done again and again.</summary>
    public TimeSpan StormTime => TimeSpan.FromSeconds(IsShort ? 1.5 : 4);

    public NodeProcess AnyNode() => Nodes[Random.Next(Nodes.Count)];

    public async Task RepeatAsync(TimeSpan pause, Func<Task> action)
    {
        for (long start = Environment.TickCount64; Environment.TickCount64 - start < StormTime.TotalMilliseconds;)
        {
            await action().ConfigureAwait(false);
            await Task.Delay(pause).ConfigureAwait(false);
        }
    }
}
