using SmrtGen.Runtime.Tests.Caching.Schedules.Model;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>What one caller does.</summary>
internal enum Operation
{
    Find,
    FindByIndex,
    FindFresh,
    Update,
    DeleteAndInsert,
    Commit,
    RollBack,
    Clear,
    Cascade,
    Rename,
    FindOther,
    FindFreshByIndex,
    LoseAnswer,
    LoseMessages,
    FallSilent,
    LetTimePass,
}

/// <summary>One operation under way.</summary>
/// <param name="number">Its place among those of the schedule.</param>
/// <param name="operation">What it does.</param>
/// <param name="node">Where.</param>
/// <param name="history">Who judges what it reads.</param>
/// <param name="gates">What it waits for.</param>
/// <param name="readsAfter">Whether it reads again when it has done what it is for.</param>
internal sealed class RunningOperation(int number, Operation operation, ScheduleNode node, History history, Gates gates, bool readsAfter)
{
    private readonly Flow _flow = new($"{number} {operation} on {node.Number}", node.Touches);
    private readonly Session _session = new($"{number} {operation}");
    private int _lastValue = number * 100;

    public Task Task { get; private set; } = Task.CompletedTask;

    public override string ToString() => _flow.Name;

    public void Start() => Task = RunAsync();

    private async Task RunAsync()
    {
        Flow.Current = _flow;
        Touches touches = operation is Operation.LoseMessages or Operation.FallSilent or Operation.LetTimePass ? node.Touches | Touches.DatabaseRead | Touches.Channel : node.Touches;
        await gates.PassAsync("begins", touches);
        try
        {
            await ActAsync(touches);
        }
        catch (SmrtException exception) when (exception is UniqueConstraintException or ForeignKeyConstraintException or EntityNotFoundException)
        {
            // Another operation was there first.
        }

        if (!readsAfter)
            return;
        await ReadAsync(Query.Row1);
        await ReadAsync(Query.SlugA);
    }

    private async Task ActAsync(Touches touches)
    {
        switch (operation)
        {
            case Operation.Find:
                await ReadAsync(Query.Row1);
                break;
            case Operation.FindByIndex:
                await ReadAsync(Query.SlugA);
                break;
            case Operation.FindFresh:
                await ReadAsync(Query.Row1, isFresh: true);
                break;
            case Operation.FindFreshByIndex:
                await ReadAsync(Query.SlugA, isFresh: true);
                break;
            case Operation.FindOther:
                await ReadAsync(Query.SlugA);
                await ReadAsync(Query.Row2);
                break;
            case Operation.Update:
                await WriteAsync(node.Db.Items.UpdateAsync(NewRow("a")));
                break;
            case Operation.Rename:
                await WriteAsync(node.Db.Items.UpdateAsync(NewRow("b")));
                break;
            case Operation.DeleteAndInsert:
                await WriteAsync(node.Db.Items.DeleteAsync(1).AsTask());
                await WriteAsync(node.Db.Items.InsertAsync(NewRow("a")));
                break;
            case Operation.Cascade:
                await WriteAsync(node.Db.Boxes.DeleteAsync(1).AsTask());
                break;
            case Operation.Clear:
                node.Db.Cache.Clear();
                break;
            case Operation.Commit or Operation.RollBack or Operation.LoseAnswer:
                await TransactAsync();
                break;
            case Operation.LoseMessages:
                node.Channel.Cut();
                await gates.PassAsync("connects again", touches);
                node.Channel.Reconnect();
                await gates.PassAsync("sends a heartbeat", touches);
                node.Channel.Beat();
                break;
            case Operation.LetTimePass:
                // Less than what makes the node doubt, enough for an eager refresh.
                node.Time.Advance(TimeSpan.FromMilliseconds(400));
                await gates.PassAsync("sends a heartbeat", touches);
                node.Channel.Beat();
                break;
            case Operation.FallSilent:
                // For a second nothing comes; then everything does. Nobody may read what is older than that second.
                node.Time.Advance(TimeSpan.FromSeconds(1));
                history.SeesAll(node.Number);
                await gates.PassAsync("sends a heartbeat", touches);
                node.Channel.Beat();
                break;
        }
    }

    private async Task TransactAsync()
    {
        await using ScheduleDbTransaction transaction = await node.Db.BeginTransactionAsync();
        Item item = NewRow("a");
        await transaction.Items.UpdateAsync(item);
        if ((await transaction.Items.FindAsync(1))?.Value != item.Value)
            throw new ScheduleViolation($"{_session.Name} on node {node.Number} did not see its own write within its transaction");
        if (operation == Operation.RollBack)
        {
            await transaction.RollbackAsync();
            return;
        }

        _flow.LosesAnswer = operation == Operation.LoseAnswer;
        try
        {
            await transaction.CommitAsync();
        }
        catch (SimulatedException) when (_flow.LosesAnswer)
        {
            // It has taken effect all the same.
        }

        history.Sees(node.Number, _flow.LastCommit);
    }

    private async Task ReadAsync(Query query, bool isFresh = false) => await history.ReadAsync(node, _session, query, isFresh);

    private Task WriteAsync(ValueTask write) => WriteAsync(write.AsTask());

    private async Task WriteAsync(Task write)
    {
        await write;
        history.Sees(node.Number, _flow.LastCommit);
    }

    private Item NewRow(string slug) => new() { Id = 1, Slug = slug, BoxId = 1, Value = ++_lastValue };
}
