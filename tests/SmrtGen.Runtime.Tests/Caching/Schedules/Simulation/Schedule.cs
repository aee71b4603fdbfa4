using SmrtGen.CompilerServices;
using SmrtGen.Runtime.Tests.Caching.Schedules.Model;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>Two nodes on one database, and operations whose steps happen one at a time, in the order that somebody chooses.</summary>
internal sealed class Schedule : IDisposable
{
    private readonly List<RunningOperation> _operations = [];

    public Schedule(ScheduleSetting setting, bool hasIdleAnswers = true)
    {
        Gates = new Gates { HasIdleAnswers = hasIdleAnswers };
        Server = new SimulatedServer(Gates);
        History = new History(Server);
        Shared = setting.HasShared ? new SimulatedSharedCache(Gates) : null;
        Nodes = [new(1, Server, History, setting, Shared), new(2, Server, History, setting, Shared)];
        Flow.Current = new Flow("beginning", Touches.FirstNode);
        foreach (ScheduleNode node in Nodes)
        {
            // The first read makes a node listen, the second one makes it use the shared cache.
            Now(node.Db.Items.FindAsync(-1).AsTask());
            Now(node.Db.Items.FindAsync(-1).AsTask());
            if ((setting.Warm & node.Number) == 0)
                continue;
            foreach (Query query in Query.All)
                Now(query.ReadAsync(node.Db, isFresh: false).AsTask());
        }

        Gates.AreOpen = false;
    }

    public Gates Gates { get; }

    public SimulatedServer Server { get; }

    public SimulatedSharedCache? Shared { get; }

    public History History { get; }

    public ScheduleNode[] Nodes { get; }

    public void Begin(Operation operation, int node, bool readsAfter = true)
    {
        RunningOperation running = new(_operations.Count + 1, operation, Nodes[node - 1], History, Gates, readsAfter);
        _operations.Add(running);
        running.Start();
    }

    /// <summary>Lets steps happen until none is left.</summary>
    /// <param name="choose">Chooses among those that can happen; null: stops here.</param>
    /// <returns>Whether it went to the end.</returns>
    public bool Run(Func<List<Step>, Step?> choose)
    {
        for (List<Step> choices = Gates.Choices(); choices.Count > 0; choices = Gates.Choices())
        {
            if (choose(choices) is not { } step)
                return false;
            Gates.Let(step);
            foreach (RunningOperation operation in _operations)
            {
                if (operation.Task.IsFaulted)
                    Now(operation.Task);
            }
        }

        if (_operations.Find(static each => !each.Task.IsCompleted) is { } stuck)
            throw new ScheduleViolation($"{stuck} waits for nothing");
        return true;
    }

    /// <summary>Lets these steps happen, in this order, and then whatever is left.</summary>
    public void Follow(params string[] names)
    {
        Queue<string> order = new(names);
        Run(choices => !order.TryDequeue(out string? name) ? choices[0]
            : choices.Find(step => step.Name == name)
                ?? throw new ScheduleViolation($"'{name}' cannot happen now; what can: {string.Join(", ", choices.Select(static step => step.Name))}"));
        if (order.Count > 0)
            throw new ScheduleViolation($"'{order.Peek()}' never happened");
    }

    /// <summary>Compares what the nodes and the shared cache hold in the end with the database.</summary>
    public void CheckEnd()
    {
        CheckShared();
        Gates.AreOpen = true;
        foreach (ScheduleNode node in Nodes)
        {
            if (!node.Db.Cache.IsTrusted)
                throw new ScheduleViolation($"node {node.Number} does not use its caches in the end");
            History.SeesAll(node.Number);
            Session session = new("the end");
            foreach (Query query in Query.All)
                Now(History.ReadAsync(node, session, query));
        }

        CheckShared();
    }

    public void Dispose()
    {
        foreach (ScheduleNode node in Nodes)
            node.Db.Database.Dispose();
    }

    private void CheckShared()
    {
        foreach ((SharedCacheKey key, byte[] value) in Shared?.Values ?? new Dictionary<SharedCacheKey, byte[]>())
        {
            if (!SharedValue.TryRead<Item, int, ItemMapping>(value, key, out Item? item))
                throw new ScheduleViolation($"the shared cache holds no item under {key.Key}");
            Row? row = Server.States[^1].Find(item.Id);
            if (Row.Of(item) != row)
                throw new ScheduleViolation($"the shared cache holds {Row.Of(item)} in the end; the database holds {row}");
        }
    }

    /// <summary>The result of what cannot wait any more.</summary>
    private static void Now(Task task)
    {
        if (!task.IsCompleted)
            throw new InvalidOperationException("Something waits although all gates are open.");
        task.GetAwaiter().GetResult();
    }
}
