namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>A node's end of the channel: messages come one by one, in the order in which they were sent. Each delivery is a step.</summary>
internal sealed class SimulatedChannel : IInvalidationChannel, ISimulatedListener
{
    private readonly Gates _gates;
    private readonly SimulatedServer _server;
    private readonly History _history;
    private readonly int _node;
    private readonly Flow _flow;
    private readonly Queue<(Action<IInvalidationReceiver> Message, int Commit)> _messages = new();

    public SimulatedChannel(SimulatedServer server, History history, int node, bool isTransactional)
    {
        _gates = server.Gates;
        _server = server;
        _history = history;
        _node = node;
        _flow = new Flow($"node {node}'s messages", ScheduleNode.TouchesOf(node));
        IsTransactional = isTransactional;
        server.Listeners.Add(this);
        _gates.AddSource(new Step($"node {node} is told", _flow.Node, () => _messages.Count > 0, Deliver));
    }

    public bool IsTransactional { get; }

    public IInvalidationReceiver? Receiver { get; private set; }

    /// <summary>Whether what is sent is lost.</summary>
    public bool IsCut { get; private set; }

    public void Start(IInvalidationReceiver receiver)
    {
        Receiver = receiver;
        receiver.Missed();
        receiver.Confirm(receiver.Now);
    }

    public void Enqueue(Action<IInvalidationReceiver> message, int commit)
    {
        if (!IsCut && Receiver is not null)
            _messages.Enqueue((message, commit));
    }

    public async ValueTask AnnounceAsync(string id, string message, CancellationToken cancellationToken)
    {
        await _gates.PassAsync("announce", Touches.Channel).ConfigureAwait(false);
        SendToAll(receiver => receiver.Announced(id, message), 0);
        await _gates.PassIdleAsync("answer to announce").ConfigureAwait(false);
    }

    public async ValueTask PublishAsync(string id, string message, CancellationToken cancellationToken)
    {
        // Called when the commit is over, and before the writer knows.
        int commit = Flow.Current.LastCommit;
        await _gates.PassAsync("publish", Touches.Channel).ConfigureAwait(false);
        SendToAll(receiver => receiver.Received(id, message), commit);
        await _gates.PassIdleAsync("answer to publish").ConfigureAwait(false);
    }

    /// <summary>The connection is gone, with what was on the way.</summary>
    public void Cut()
    {
        IsCut = true;
        _messages.Clear();
    }

    /// <summary>There is another connection.</summary>
    public void Reconnect()
    {
        IsCut = false;
        Receiver!.Missed();
        _history.SeesAll(_node);
    }

    /// <summary>Sends a heartbeat to itself: when it comes, everything before it has come.</summary>
    public void Beat()
    {
        long now = Receiver!.Now;
        Enqueue(receiver => receiver.Confirm(now), 0);
    }

    public ValueTask DisposeAsync() => default;

    private void SendToAll(Action<IInvalidationReceiver> message, int commit)
    {
        foreach (ISimulatedListener listener in _server.Listeners)
            listener.Enqueue(message, commit);
    }

    private void Deliver()
    {
        (Action<IInvalidationReceiver> message, int commit) = _messages.Dequeue();
        // Steps happen in the context of whoever calls; nothing of this one may stay.
        ExecutionContext context = ExecutionContext.Capture()!;
        ExecutionContext.Run(context, _ =>
        {
            Flow.Current = _flow;
            message(Receiver!);
        }, null);
        _history.Sees(_node, commit);
    }
}
