namespace SmrtGen.CompilerServices;

/// <summary>The way to the shared cache: a deadline for each call, and no call at all where an answer could be wrong or will not come.</summary>
/// <remarks>
/// This process never reads a key between learning that it changed and knowing that it was removed. Where a removal fails nothing of the shared cache is
/// used until everything of these tables is removed: a server that was away may come back with what it had.
/// </remarks>
internal sealed class SharedCacheGate(ISharedCache cache, CacheHub hub)
{
    private const int Stripes = 4096;
    private const int FailuresToOpen = 3;
    private const int OpenMs = 1000;
    private const int RecoverFromMs = 50;
    private const int RecoverToMs = 1000;

    private readonly int[] _removing = new int[Stripes];
    private readonly TimeSpan _timeout = hub.Options.SharedTimeout;
    private int _failures;
    private long _openUntil;
    private int _isRecovering;
    private int _skipped;

    // What was in the shared cache when this process began may be older than a write of a process that died before it could say so.
    private volatile bool _isSuspended = true;

    public long Errors;

    /// <summary>Whether nothing of the shared cache is used for now.</summary>
    public bool IsSuspended => _isSuspended;

    public async ValueTask<SharedCacheResult> GetAsync(SharedCacheKey key)
    {
        if (_isSuspended)
            Recover();
        if ((!CacheFaults.Is(CacheFault.UseWhileRemoving) && (_isSuspended || Volatile.Read(ref Stripe(key)) > 0)) || hub.Clock.Now < Volatile.Read(ref _openUntil))
            return default;
        long start = TimeProvider.System.GetTimestamp();
        try
        {
            SharedCacheResult result = await InTime(cache.GetAsync(key, CancellationToken.None)).ConfigureAwait(false);
            Volatile.Write(ref _failures, 0);
            CacheMetrics.SharedCall(start, "get", null);
            return result;
        }
        catch (Exception exception)
        {
            Failed(start, "get", exception);
            return default;
        }
    }

    /// <summary>Stores a value. Where that cannot be done in one step with comparing the lease, what came too late is removed.</summary>
    public async Task FillAsync(SharedCacheKey key, string lease, byte[] value, TimeSpan duration, Func<bool> hasMoved)
    {
        if (_isSuspended || Volatile.Read(ref Stripe(key)) > 0)
            return;
        long start = TimeProvider.System.GetTimestamp();
        try
        {
            if (CacheFaults.Is(CacheFault.IgnoreLease))
            {
                await cache.RemoveAsync([key], CancellationToken.None).ConfigureAwait(false);
                lease = (await cache.GetAsync(key, CancellationToken.None).ConfigureAwait(false)).Lease ?? lease;
            }

            await InTime(cache.FillAsync(key, lease, value, duration, CancellationToken.None)).ConfigureAwait(false);
            CacheMetrics.SharedCall(start, "fill", null);
        }
        catch (Exception exception)
        {
            Failed(start, "fill", exception);
        }

        if (!cache.IsAtomic && hasMoved())
            Remove(key);
    }

    public void Remove(SharedCacheKey key) => Remove([key]);

    /// <summary>Removes values. Until that is done the keys are not read.</summary>
    public void Remove(IReadOnlyList<SharedCacheKey> keys)
    {
        if (CacheFaults.Is(CacheFault.SkipSharedRemoval))
            return;
        if (_isSuspended)
        {
            Interlocked.Increment(ref _skipped);
            Recover();
            return;
        }

        foreach (SharedCacheKey key in keys)
            Interlocked.Increment(ref Stripe(key));
        _ = RemoveAsync(keys);
    }

    /// <summary>Removes everything of some tables.</summary>
    public void RemoveGroups()
    {
        Interlocked.Increment(ref _skipped);
        _isSuspended = true;
        Recover();
    }

    private async Task RemoveAsync(IReadOnlyList<SharedCacheKey> keys)
    {
        long start = TimeProvider.System.GetTimestamp();
        try
        {
            await InTime(cache.RemoveAsync(keys, CancellationToken.None)).ConfigureAwait(false);
            CacheMetrics.SharedCall(start, "remove", null);
        }
        catch (Exception exception)
        {
            _isSuspended = true;
            Interlocked.Increment(ref _skipped);
            Failed(start, "remove", exception);
            Recover();
        }
        finally
        {
            foreach (SharedCacheKey key in keys)
                Interlocked.Decrement(ref Stripe(key));
        }
    }

    private void Recover()
    {
        if (Interlocked.Exchange(ref _isRecovering, 1) == 0)
            hub.RunBeside(RecoverAsync);
    }

    /// <summary>Removes everything, again and again until that was done and nothing has come after it.</summary>
    private async Task RecoverAsync()
    {
        int delay = RecoverFromMs;
        while (!hub.IsDisposed)
        {
            int skipped = Volatile.Read(ref _skipped);
            long start = TimeProvider.System.GetTimestamp();
            try
            {
                await InTime(cache.RemoveGroupsAsync(hub.TableNames, CancellationToken.None)).ConfigureAwait(false);
                if (skipped == Volatile.Read(ref _skipped))
                {
                    _isSuspended = false;
                    Volatile.Write(ref _isRecovering, 0);
                    // A removal that was skipped between the two lines above found nobody to do it.
                    if (skipped != Volatile.Read(ref _skipped))
                        RemoveGroups();
                    return;
                }
            }
            catch (Exception exception)
            {
                Failed(start, "remove", exception);
                await Task.Delay(delay).ConfigureAwait(false);
                delay = Math.Min(delay * 2, RecoverToMs);
            }
        }
    }

    private void Failed(long start, string operation, Exception exception)
    {
        Interlocked.Increment(ref Errors);
        CacheMetrics.SharedCall(start, operation, exception);
        if (Interlocked.Increment(ref _failures) >= FailuresToOpen)
            Volatile.Write(ref _openUntil, hub.Clock.Now + OpenMs);
    }

    private ref int Stripe(SharedCacheKey key) => ref _removing[(uint)HashCode.Combine(key.Group, key.Key) % Stripes];

    private Task InTime(ValueTask call) => call.IsCompletedSuccessfully ? Task.CompletedTask : Observe(call.AsTask()).WaitAsync(_timeout);

    private async ValueTask<T> InTime<T>(ValueTask<T> call)
        => call.IsCompletedSuccessfully ? call.Result : await ((Task<T>)Observe(call.AsTask())).WaitAsync(_timeout).ConfigureAwait(false);

    /// <summary>What fails after its deadline has nobody left to tell.</summary>
    private static Task Observe(Task task)
    {
        _ = task.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }
}
