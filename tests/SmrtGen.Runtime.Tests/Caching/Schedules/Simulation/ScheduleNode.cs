using SmrtGen.Runtime.Tests.Caching.Schedules.Model;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>A process with caches of its own.</summary>
internal sealed class ScheduleNode
{
    public ScheduleNode(int number, SimulatedServer server, History history, ScheduleSetting setting, ISharedCache? shared)
    {
        Number = number;
        Channel = new SimulatedChannel(server, history, number, setting.IsTransactional);
        Db = new ScheduleDb(new SimulatedDatabase(server), new SmrtContextOptions
        {
            Caching = new SmrtCacheOptions
            {
                RunsInline = true,
                Jitter = 0,
                EagerRefresh = setting.EagerRefresh,
                MaxEntries = setting.MaxEntries,
                Shared = shared,
                SharedTimeout = Timeout.InfiniteTimeSpan,
                Channel = Channel,
                TimeProvider = Time,
            },
        });
    }

    public int Number { get; }

    public ScheduleTime Time { get; } = new();

    public SimulatedChannel Channel { get; }

    public ScheduleDb Db { get; }

    public Touches Touches => TouchesOf(Number);

    public static Touches TouchesOf(int number) => number == 1 ? Touches.FirstNode : Touches.SecondNode;
}

/// <summary>How the nodes are set up.</summary>
internal sealed record ScheduleSetting
{
    /// <summary>Whether messages go with the transaction, rather than being announced before it and published after it.</summary>
    public bool IsTransactional { get; init; } = true;

    public bool HasShared { get; init; }

    /// <summary>Which nodes have read everything before it begins; the sum of 1 and 2.</summary>
    public int Warm { get; init; }

    public int MaxEntries { get; init; } = 100;

    public double EagerRefresh { get; init; }
}
