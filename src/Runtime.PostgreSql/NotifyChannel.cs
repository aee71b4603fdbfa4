using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace SmrtGen.CompilerServices;

/// <summary>Invalidations through PostgreSQL's NOTIFY, sent in the writer's own transaction: they arrive if and only if it commits.</summary>
/// <remarks>
/// The server queues notifications of a database in the order of commits and gives them to each listener in that order. So a listener that has heard its
/// own heartbeat has heard of every commit before it: that is the proof the caches ask for, four times a second. A connection that is lost, a server that is
/// restarted and a process that was frozen all end the same way: no proof, and a fresh start once there is one again.
/// </remarks>
internal sealed class NotifyChannel(NpgsqlDataSource dataSource) : IInvalidationChannel
{
    /// <summary>The name that writers and triggers notify.</summary>
    public const string Name = "smrtgen";

    private static readonly TimeSpan s_heartbeat = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_answer = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_reconnectMax = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly string _heartbeats = "smrtgen_" + Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<long, long> _sent = new();
    private Task _listening = Task.CompletedTask;

    public bool IsTransactional => true;

    public void Start(IInvalidationReceiver receiver) => _listening = Task.Run(() => ListenAsync(receiver));

    public ValueTask AnnounceAsync(string id, string message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask PublishAsync(string id, string message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _listening.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task ListenAsync(IInvalidationReceiver receiver)
    {
        TimeSpan delay = s_heartbeat;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                NpgsqlConnection connection = await dataSource.OpenConnectionAsync(_stopping.Token).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    await ListenOnAsync(connection, receiver, () => delay = s_heartbeat).ConfigureAwait(false);
                }
            }
            catch (Exception)
            {
                // Whatever it was, the connection is given up and the next one starts afresh.
            }

            if (_stopping.IsCancellationRequested)
                return;
            await Task.Delay(delay).ConfigureAwait(false);
            delay = delay * 2 < s_reconnectMax ? delay * 2 : s_reconnectMax;
        }
    }

    private async Task ListenOnAsync(NpgsqlConnection connection, IInvalidationReceiver receiver, Action connected)
    {
        _sent.Clear();
        connection.Notification += (_, notification) => Hear(notification, receiver);
        await ExecuteAsync(connection, $"LISTEN {Name}; LISTEN {_heartbeats}").ConfigureAwait(false);
        // What was sent while nobody listened is lost.
        receiver.Missed();
        connected();
        long beat = 0;
        while (!_stopping.IsCancellationRequested)
        {
            beat++;
            _sent[beat] = receiver.Now;
            await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"NOTIFY {_heartbeats}, '{beat}'")).ConfigureAwait(false);
            long until = receiver.Now + (long)s_heartbeat.TotalMilliseconds;
            // A wait ends with each notification.
            for (long rest = until - receiver.Now; rest > 0; rest = until - receiver.Now)
                await connection.WaitAsync(TimeSpan.FromMilliseconds(rest), _stopping.Token).ConfigureAwait(false);
        }
    }

    private void Hear(NpgsqlNotificationEventArgs notification, IInvalidationReceiver receiver)
    {
        if (notification.Channel == Name)
            receiver.Received(null, notification.Payload);
        else if (long.TryParse(notification.Payload, NumberStyles.None, CultureInfo.InvariantCulture, out long beat) && _sent.TryRemove(beat, out long sent))
            receiver.Confirm(sent);
    }

    private async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        using CancellationTokenSource answer = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        answer.CancelAfter(s_answer);
        NpgsqlCommand command = new(sql, connection);
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(answer.Token).ConfigureAwait(false);
    }
}
