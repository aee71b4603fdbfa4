using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using StackExchange.Redis;

namespace SmrtGen;

/// <summary>Carries invalidations by Redis pub/sub.</summary>
/// <remarks>
/// <para>
/// <b>Order.</b> A script publishes each message with the next number of a counter and the server's replication id. Both happen in one step, so the
/// numbers are the order in which the server took the messages, whoever sent them and over whichever node of a cluster they come. The receiver puts
/// them in that order again: it does not matter that drivers may run handlers beside each other. A number that is missing for a quarter of a second, one
/// that comes twice, or another replication id (restart, failover) is a loss. A counter that is gone (flush, eviction, out of memory) begins anew at a random number.
/// </para>
/// <para>
/// <b>Proof.</b> Every 250 ms a heartbeat is sent. It proves, when it comes back with everything before it, that all that was acknowledged before its
/// sending was received; what is confirmed is the time read before sending. A heartbeat that was sent before a loss became known proves nothing.
/// </para>
/// <para>
/// <b>Origins.</b> Each message carries how many its origin has tried to send. A publication that never reached the server thus shows at the origin's
/// next heartbeat, as a loss. One that the server executes late, after its sender gave up, is recognized: a late announcement is dropped, because its commit
/// is over; a late publication invalidates once more. Whoever was not heard for a second before one of our heartbeats may have written unheard: a loss, too.
/// </para>
/// <para>
/// <b>Frozen process.</b> Nothing is confirmed meanwhile, and what it finds in its queue afterwards confirms times from before; those are too old to
/// be of use. <b>Stopped server.</b> No heartbeat comes back, so nothing is confirmed; at most four wait. When the server goes on they come back with all
/// that was sent in between, or their connection was given up and the numbers show the loss. <b>Killed subscription.</b> The driver connects again;
/// if no heartbeat comes back for three seconds the channel subscribes anew. The numbers show what was lost, whether or not the driver tells of it.
/// </para>
/// </remarks>
public sealed class RedisInvalidationChannel : IInvalidationChannel
{
    private const int MaxHeartbeatsOnTheWay = 4;
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_deaf = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_farewell = TimeSpan.FromMilliseconds(250);

    private readonly RedisConnection _connection;
    private readonly string _origin = Guid.NewGuid().ToString("N");
    private readonly Channel<Event> _events = Channel.CreateUnbounded<Event>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, long> _sentAt = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly object _order = new();
    private long _sequence;
    private long _heartbeats;
    private int _heartbeatsOnTheWay;
    private long _heardAt;
    private Task? _listening;
    private Task? _beating;
    private int _isDisposed;

    /// <summary>Uses a multiplexer that somebody else disposes.</summary>
    public RedisInvalidationChannel(IConnectionMultiplexer multiplexer)
        : this(new RedisConnection(multiplexer))
    {
    }

    /// <summary>Connects when it is started.</summary>
    /// <param name="configuration">Such as <c>localhost:6379</c>, as StackExchange.Redis reads it.</param>
    public RedisInvalidationChannel(string configuration)
        : this(new RedisConnection(configuration))
    {
    }

    internal RedisInvalidationChannel(RedisConnection connection)
    {
        _connection = connection;
        connection.AddOwner();
    }

    private enum EventKind
    {
        Message,
        Disconnect,
        Tick,
    }

    /// <summary>What the channel's name begins with: programs that use different databases need different ones. Default: <c>smrtgen</c>.</summary>
    public string Prefix
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = "smrtgen";

    /// <inheritdoc/>
    public bool IsTransactional => false;

    private string Name => RedisKeys.Invalidations(Prefix);

    /// <inheritdoc/>
    public void Start(IInvalidationReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        if (Interlocked.CompareExchange(ref _listening, Task.CompletedTask, null) is not null)
            throw new InvalidOperationException("The channel listens already; a channel belongs to one context.");
        _listening = Task.Run(() => ListenAsync(receiver));
        _beating = Task.Run(() => BeatAsync(receiver));
    }

    /// <inheritdoc/>
    public ValueTask AnnounceAsync(string id, string message, CancellationToken cancellationToken)
        => new(SendAsync(ChannelMessageKind.Announce, id, message, cancellationToken));

    /// <inheritdoc/>
    public ValueTask PublishAsync(string id, string message, CancellationToken cancellationToken)
        => new(SendAsync(ChannelMessageKind.Publish, id, message, cancellationToken));

    /// <summary>Ends listening, and tells the others so.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_beating is not null)
            await _beating.ConfigureAwait(false);
        _events.Writer.TryComplete();
        if (_listening is not null)
            await _listening.ConfigureAwait(false);
        using (CancellationTokenSource deadline = new(s_farewell))
            await TryAsync(() => SendAsync(ChannelMessageKind.Farewell, "", "", deadline.Token)).ConfigureAwait(false);
        await _connection.ReleaseAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private static async Task<bool> TryAsync(Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task SendAsync(ChannelMessageKind kind, string id, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(text);
        bool isNews = kind is ChannelMessageKind.Announce or ChannelMessageKind.Publish;
        // Counted before anything can fail: what could not be sent must show.
        IDatabase? database = null;
        Exception? failure = null;
        try
        {
            database = await _connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failure = e;
        }

        Task<RedisResult>? sent = null;
        // The driver writes in the order of the calls.
        lock (_order)
        {
            long sequence = isNews ? ++_sequence : _sequence;
            if (database is not null)
            {
                sent = database.ScriptEvaluateAsync(
                    RedisScript.Publish.Text,
                    [Name],
                    [Name, ChannelMessage.Write(_origin, sequence, kind, id, text), NewCounter()],
                    CommandFlags.DemandMaster | CommandFlags.NoScriptCache);
            }
        }

        if (sent is null)
        {
            ExceptionDispatchInfo.Throw(failure!);
            return;
        }

        await RedisConnection.AbandonableAsync(sent, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Far from any other counter, and far from what Lua's numbers can count.</summary>
    private static string NewCounter() => Random.Shared.NextInt64(1, 1L << 51).ToString(CultureInfo.InvariantCulture);

    private async Task BeatAsync(IInvalidationReceiver receiver)
    {
        IConnectionMultiplexer? multiplexer = null;
        using PeriodicTimer timer = new(s_heartbeat);
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                multiplexer ??= await ConnectAsync().ConfigureAwait(false);
                if (multiplexer is not null)
                {
                    if (Stopwatch.GetElapsedTime(Volatile.Read(ref _heardAt)) > s_deaf)
                    {
                        Volatile.Write(ref _heardAt, Stopwatch.GetTimestamp());
                        _ = TryAsync(() => SubscribeAsync(multiplexer));
                    }

                    if (Volatile.Read(ref _heartbeatsOnTheWay) < MaxHeartbeatsOnTheWay)
                        _ = SendHeartbeatAsync(receiver);
                }

                _events.Writer.TryWrite(new Event(EventKind.Tick));
                await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }

        if (multiplexer is not null)
        {
            multiplexer.ConnectionFailed -= OnConnectionEvent;
            multiplexer.ConnectionRestored -= OnConnectionEvent;
            _ = TryAsync(async () => await multiplexer.GetSubscriber().UnsubscribeAsync(Literal(Name), OnMessage).ConfigureAwait(false));
        }
    }

    private async Task<IConnectionMultiplexer?> ConnectAsync()
    {
        IConnectionMultiplexer? multiplexer = null;
        await TryAsync(async () => multiplexer = await _connection.GetAsync(_stop.Token).ConfigureAwait(false)).ConfigureAwait(false);
        if (multiplexer is not null)
        {
            multiplexer.ConnectionFailed += OnConnectionEvent;
            multiplexer.ConnectionRestored += OnConnectionEvent;
            Volatile.Write(ref _heardAt, Stopwatch.GetTimestamp());
            _ = TryAsync(() => SubscribeAsync(multiplexer));
        }

        return multiplexer;
    }

    /// <summary>Subscribes once more. Messages that come twice have the same number.</summary>
    private async Task SubscribeAsync(IConnectionMultiplexer multiplexer)
    {
        ISubscriber subscriber = multiplexer.GetSubscriber();
        _ = subscriber.UnsubscribeAsync(Literal(Name), OnMessage, CommandFlags.FireAndForget);
        await subscriber.SubscribeAsync(Literal(Name), OnMessage).WaitAsync(_stop.Token).ConfigureAwait(false);
    }

    private async Task SendHeartbeatAsync(IInvalidationReceiver receiver)
    {
        Interlocked.Increment(ref _heartbeatsOnTheWay);
        string id = Interlocked.Increment(ref _heartbeats).ToString(CultureInfo.InvariantCulture);
        _sentAt[id] = receiver.Now;
        bool isSent = await TryAsync(() => SendAsync(ChannelMessageKind.Heartbeat, id, "", _stop.Token)).ConfigureAwait(false);
        Interlocked.Decrement(ref _heartbeatsOnTheWay);
        if (!isSent)
            _sentAt.TryRemove(id, out _);
        // Those that got lost on their way back are forgotten some time.
        if (_sentAt.Count > 256)
            _sentAt.Clear();
    }

    private void OnMessage(RedisChannel channel, RedisValue message) => _events.Writer.TryWrite(new Event(EventKind.Message, message));

    private void OnConnectionEvent(object? sender, ConnectionFailedEventArgs args)
    {
        if (args.ConnectionType == ConnectionType.Subscription)
            _events.Writer.TryWrite(new Event(EventKind.Disconnect));
    }

    private async Task ListenAsync(IInvalidationReceiver receiver)
    {
        ChannelOrder order = new(_origin, receiver) { TakeSentAt = TakeSentAt };
        await foreach (Event next in _events.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            switch (next.Kind)
            {
                case EventKind.Message:
                    order.Receive(next.Message);
                    break;
                case EventKind.Disconnect:
                    order.Disconnect();
                    break;
                default:
                    order.Tick();
                    break;
            }
        }
    }

    private long? TakeSentAt(string id)
    {
        Volatile.Write(ref _heardAt, Stopwatch.GetTimestamp());
        return _sentAt.TryRemove(id, out long sentAt) ? sentAt : null;
    }

    private static RedisChannel Literal(string name) => new(name, RedisChannel.PatternMode.Literal);

    private readonly record struct Event(EventKind Kind, RedisValue Message = default);
}
