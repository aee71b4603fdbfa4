using System.Diagnostics;
using SmrtGen.Soak.Faults;
using SmrtGen.Soak.History;
using SmrtGen.Soak.Nodes;
using SmrtGen.Soak.Servers;

namespace SmrtGen.Soak.Runs;

/// <summary>Runs nodes on fresh servers while faults are injected, and judges what they logged.</summary>
internal sealed class SoakRun(SoakOptions options, PostgresServer postgres, string name, IReadOnlyList<Fault> faults, TimeSpan time)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private readonly List<NodeProcess> _nodes = [];
    private readonly List<Injection> _injections = [];
    private readonly Random _random = new(options.Seed);

    public async Task<RunResult> RunAsync(CancellationToken cancellationToken)
    {
        string folder = options.Folder is null
            ? Directory.CreateTempSubdirectory("smrtgen-soak.").FullName
            : Directory.CreateDirectory(Path.Combine(options.Folder, $"{name}-{Environment.ProcessId}-{Environment.TickCount64}")).FullName;
        using RedisServer redis = new();
        try
        {
            Committed[] initial = await postgres.CreateAsync(options.Keys).ConfigureAwait(false);
            await StartNodesAsync(folder, redis).ConfigureAwait(false);
            long start = Stopwatch.GetTimestamp();
            _nodes.ForEach(node => node.Send(NodeMessages.Go));
            Cluster cluster = new(postgres, redis, _nodes, _random) { IsShort = options.IsShort, IsListening = options is { IsCached: true, Channel: "notify", Bug: null } };
            await InjectAsync(cluster, cancellationToken).ConfigureAwait(false);
            TimeSpan left = time - Stopwatch.GetElapsedTime(start);
            if (left > TimeSpan.Zero)
                await Task.Delay(left, cancellationToken).ConfigureAwait(false);
            long end = Stopwatch.GetTimestamp();

            await AskAllAsync(NodeMessages.Stop, NodeMessages.Stopped).ConfigureAwait(false);
            await Task.Delay(Quiet, cancellationToken).ConfigureAwait(false);
            await AskAllAsync(NodeMessages.Final, NodeMessages.Done).ConfigureAwait(false);
            return await JudgeAsync(folder, initial, start, end).ConfigureAwait(false);
        }
        finally
        {
            _nodes.ForEach(node => node.Dispose());
            if (options.Folder is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    private async Task StartNodesAsync(string folder, RedisServer redis)
    {
        for (int i = 0; i < options.Nodes; i++)
        {
            NodeProcess node = new(new NodeSettings
            {
                Node = i,
                Folder = folder,
                Postgres = postgres.ConnectionString,
                Redis = redis.Address,
                Channel = options.Channel,
                IsCached = options.IsCached,
                Keys = options.Keys,
                Readers = ShareOf(options.Readers, i),
                Writers = ShareOf(options.Writers, i),
                ReadRate = options.ReadRate / options.Nodes,
                WriteRate = options.WriteRate / options.Nodes,
                Seed = options.Seed,
                Bug = options.Bug,
            });
            _nodes.Add(node);
        }

        await Task.WhenAll(_nodes.Select(node => node.StartAsync())).ConfigureAwait(false);
    }

    private int ShareOf(int all, int node) => (all / options.Nodes) + (node < all % options.Nodes ? 1 : 0);

    /// <summary>Each fault in its turn, again and again, in the time from a sixth of the run on until two thirds of it; each at least once.</summary>
    private async Task InjectAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        await Task.Delay(time / 6, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < faults.Count || Stopwatch.GetElapsedTime(start) < time * 2 / 3; i++)
        {
            Fault fault = faults[i % faults.Count];
            long from = Stopwatch.GetTimestamp();
            await fault.InjectAsync(cluster).ConfigureAwait(false);
            _injections.Add(new Injection(fault.Name, from, Stopwatch.GetTimestamp()));
            await Task.Delay(TimeSpan.FromSeconds(options.IsShort ? 1 : 2 + (_random.NextDouble() * 2)), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AskAllAsync(string message, string answer)
    {
        _nodes.ForEach(node => node.Send(message));
        await Task.WhenAll(_nodes.Select(node => node.ExpectAsync(answer))).ConfigureAwait(false);
    }

    private async Task<RunResult> JudgeAsync(string folder, Committed[] initial, long start, long end)
    {
        Operation[] operations = OperationLog.ReadAll(folder);
        HistoryReport report = HistoryChecker.Check(new HistoryInput
        {
            Operations = operations,
            Initial = initial,
            Chain = await postgres.ReadChainAsync().ConfigureAwait(false),
            Final = await postgres.ReadFinalAsync().ConfigureAwait(false),
            Bound = options.IsCached ? (long)(NodeCaching.Bound.TotalSeconds * Stopwatch.Frequency) : 0,
        });
        return new RunResult(name, faults, report, _injections)
        {
            OperationsPerSecond = operations.Count(o => o.Outcome != Outcome.Begun && !o.Flags.HasFlag(OperationFlags.Final)) / Stopwatch.GetElapsedTime(start, end).TotalSeconds,
            ReadRecovery = new Throughput(operations, start, end, ofWrites: false).SlowestRecovery(_injections),
            WriteRecovery = new Throughput(operations, start, end, ofWrites: true).SlowestRecovery(_injections),
            OldestRead = report.OldestRead / (double)Stopwatch.Frequency,
            ErrorTexts = [.. Directory.GetFiles(folder, "*.errors.txt").SelectMany(f => File.ReadAllText(f).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)).Take(400)],
            HasBug = options.Bug is not null,
        };
    }
}
