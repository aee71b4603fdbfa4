using StackExchange.Redis;

namespace SmrtGen;

/// <summary>A multiplexer that somebody gave us or that we make, at the first use, and dispose with its last owner.</summary>
/// <remarks>
/// A server that does not answer costs exceptions, never a queue without end: version 1 refuses commands while it is not connected and fails
/// those that were sent with their connection; version 2 keeps them for its own timeout. What a server executes late, after its caller gave
/// up, is harmless: a late GET places a lease that ends by itself; a late FILL compares the lease; a late DEL only makes misses; a late
/// message is recognized by its sequence number (see <see cref="RedisInvalidationChannel"/>).
/// </remarks>
internal sealed class RedisConnection
{
    private readonly ConfigurationOptions? _configuration;
    private readonly object _gate = new();
    private Task<IConnectionMultiplexer>? _multiplexer;
    private int _owners;
    private bool _isReleased;

    public RedisConnection(IConnectionMultiplexer multiplexer)
    {
        ArgumentNullException.ThrowIfNull(multiplexer);
        _multiplexer = Task.FromResult(multiplexer);
    }

    public RedisConnection(string configuration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(configuration);
        // Later options win: these are what a configuration that says nothing gets.
        _configuration = ConfigurationOptions.Parse("connectTimeout=1000,syncTimeout=1000,keepAlive=5,connectRetry=1," + configuration);
        // The multiplexer must go on trying; otherwise a server that is down at the start is down forever.
        _configuration.AbortOnConnectFail = false;
    }

    public void AddOwner() => Interlocked.Increment(ref _owners);

    public ValueTask<IConnectionMultiplexer> GetAsync(CancellationToken cancellationToken)
    {
        Task<IConnectionMultiplexer>? multiplexer = Volatile.Read(ref _multiplexer);
        if (multiplexer is { IsCompletedSuccessfully: true })
            return new ValueTask<IConnectionMultiplexer>(multiplexer.Result);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isReleased, typeof(IConnectionMultiplexer));
            // What failed is tried again, by the next caller.
            if (_multiplexer is null or { IsFaulted: true } or { IsCanceled: true })
                _multiplexer = Task.Run(ConnectAsync, CancellationToken.None);
            multiplexer = _multiplexer;
        }

        return new ValueTask<IConnectionMultiplexer>(AbandonableAsync(multiplexer, cancellationToken));
    }

    public async ValueTask<IDatabase> GetDatabaseAsync(CancellationToken cancellationToken)
        => (await GetAsync(cancellationToken).ConfigureAwait(false)).GetDatabase();

    /// <summary>Waits no longer than the caller wants; what comes later is looked at by nobody, an exception neither.</summary>
    public static Task<T> AbandonableAsync<T>(Task<T> task, CancellationToken cancellationToken)
    {
        if (task.IsCompleted || !cancellationToken.CanBeCanceled)
            return task;
        _ = task.ContinueWith(
            static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task.WaitAsync(cancellationToken);
    }

    public async ValueTask ReleaseAsync()
    {
        if (Interlocked.Decrement(ref _owners) > 0 || _configuration is null)
            return;
        Task<IConnectionMultiplexer>? made;
        lock (_gate)
        {
            made = _multiplexer;
            _multiplexer = null;
            _isReleased = true;
        }

        if (made is null)
            return;
        try
        {
            IConnectionMultiplexer multiplexer = await made.ConfigureAwait(false);
            await multiplexer.CloseAsync(allowCommandsToComplete: false).ConfigureAwait(false);
            multiplexer.Dispose();
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException or InvalidOperationException)
        {
            // It is gone one way or the other.
        }
    }

    private async Task<IConnectionMultiplexer> ConnectAsync()
        => await ConnectionMultiplexer.ConnectAsync(_configuration!).ConfigureAwait(false);
}
