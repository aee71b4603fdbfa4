using System.ComponentModel;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>Collects calls for single keys that are made at the same time into one statement, in the sense of DataLoader. Thread-safe.</summary>
/// <remarks>
/// A batch is sent as soon as nothing is being sent and the calls that are being made have been made; there is no timer. While one batch
/// is on its way, further keys gather for the next. Results are not kept, unless the loader belongs to a loader scope.
/// </remarks>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">What a key leads to: an entity or null, or a list.</typeparam>
public sealed class BatchLoader<TKey, TValue>
    where TKey : notnull
{
    /// <summary>How often in a row the dispatcher lets others run before it believes that nobody adds a key any more.</summary>
    private const int QuietTurns = 2;

    private readonly Func<IReadOnlyList<TKey>, CancellationToken, ValueTask<Func<TKey, TValue>>> _fetch;
    private readonly int _maxBatchSize;
    private readonly Action<TKey>? _check;
    private readonly Dictionary<TKey, Task<TValue>>? _cache;
    private readonly object _gate = new();
    private Dictionary<TKey, TaskCompletionSource<TValue>> _waiting = [];
    private bool _isDispatching;

    /// <summary>Called by generated code.</summary>
    /// <param name="fetch">Reads many keys with one statement, and then answers for each.</param>
    /// <param name="isCaching">Whether each key is read once in this loader's life.</param>
    /// <param name="maxBatchSize">The most keys of one statement.</param>
    /// <param name="check">Throws for a key that cannot be sent; asked only when a batch has failed.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public BatchLoader(
        Func<IReadOnlyList<TKey>, CancellationToken, ValueTask<Func<TKey, TValue>>> fetch,
        bool isCaching = false,
        int maxBatchSize = 1000,
        Action<TKey>? check = null)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBatchSize, 1);
        _fetch = fetch;
        _maxBatchSize = maxBatchSize;
        _check = check;
        _cache = isCaching ? [] : null;
    }

    /// <summary>Loads what one key leads to, together with the keys of other calls.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends this caller's wait; others still get their answers.</param>
    [QueryMethod(QueryKind.Batched)]
    public Task<TValue> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<TValue>(cancellationToken);
        Task<TValue> load = Enqueue(key);
        return cancellationToken.CanBeCanceled ? load.WaitAsync(cancellationToken) : load;
    }

    /// <summary>Loads what many keys lead to, in the order of the keys. A key given twice is read once.</summary>
    [QueryMethod(QueryKind.Batched)]
    public async Task<IReadOnlyList<TValue>> LoadManyAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        cancellationToken.ThrowIfCancellationRequested();
        Task<IReadOnlyList<TValue>> all = WhenAllAsync(Enqueue([.. keys]));
        try
        {
            return await all.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody looks at a later failure any more.
            _ = all.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }

    private static async Task<IReadOnlyList<TValue>> WhenAllAsync(Task<TValue>[] loads) => await Task.WhenAll(loads).ConfigureAwait(false);

    private Task<TValue> Enqueue(TKey key)
    {
        bool dispatch = false;
        Task<TValue> load;
        lock (_gate)
            load = Enqueue(key, ref dispatch);
        if (dispatch)
            _ = Task.Run(DispatchAsync);
        return load;
    }

    /// <summary>All at once, so that they go together whatever the dispatcher is doing.</summary>
    private Task<TValue>[] Enqueue(TKey[] keys)
    {
        bool dispatch = false;
        Task<TValue>[] loads = new Task<TValue>[keys.Length];
        foreach (TKey key in keys)
            ArgumentNullException.ThrowIfNull(key, nameof(keys));
        lock (_gate)
        {
            for (int i = 0; i < keys.Length; i++)
                loads[i] = Enqueue(keys[i], ref dispatch);
        }

        if (dispatch)
            _ = Task.Run(DispatchAsync);
        return loads;
    }

    private Task<TValue> Enqueue(TKey key, ref bool dispatch)
    {
        if (_cache is not null && _cache.TryGetValue(key, out Task<TValue>? known))
            return known;
        if (_waiting.TryGetValue(key, out TaskCompletionSource<TValue>? waiter))
            return waiter.Task;
        waiter = new TaskCompletionSource<TValue>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add(key, waiter);
        if (_cache is not null)
            _cache[key] = waiter.Task;
        dispatch |= !_isDispatching;
        _isDispatching = true;
        return waiter.Task;
    }

    private async Task DispatchAsync()
    {
        while (true)
        {
            await LetCallersEnqueueAsync().ConfigureAwait(false);
            Dictionary<TKey, TaskCompletionSource<TValue>> batch;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isDispatching = false;
                    return;
                }

                batch = TakeBatch();
            }

            await FetchAsync(batch).ConfigureAwait(false);
        }
    }

    /// <summary>Gives callers that are in the middle of making calls a chance to make the rest, as long as new keys keep coming.</summary>
    private async ValueTask LetCallersEnqueueAsync()
    {
        int seen = 0;
        for (int quiet = 0; quiet < QuietTurns;)
        {
            int count = Count();
            if (count >= _maxBatchSize)
                return;
            quiet = count == seen ? quiet + 1 : 0;
            seen = count;
            await Task.Yield();
        }
    }

    private int Count()
    {
        lock (_gate)
            return _waiting.Count;
    }

    private Dictionary<TKey, TaskCompletionSource<TValue>> TakeBatch()
    {
        Dictionary<TKey, TaskCompletionSource<TValue>> all = _waiting;
        if (all.Count <= _maxBatchSize)
        {
            _waiting = [];
            return all;
        }

        Dictionary<TKey, TaskCompletionSource<TValue>> batch = new(_maxBatchSize);
        foreach (KeyValuePair<TKey, TaskCompletionSource<TValue>> entry in all.Take(_maxBatchSize))
            batch.Add(entry.Key, entry.Value);
        foreach (TKey key in batch.Keys)
            all.Remove(key);
        return batch;
    }

    private async ValueTask FetchAsync(Dictionary<TKey, TaskCompletionSource<TValue>> batch)
    {
        Func<TKey, TValue> answer;
        try
        {
            answer = await _fetch([.. batch.Keys], CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await FetchApartAsync(batch, exception).ConfigureAwait(false);
            return;
        }

        foreach ((TKey key, TaskCompletionSource<TValue> waiter) in batch)
            Answer(key, waiter, answer);
    }

    /// <summary>A key that makes the statement fail (text that cannot be stored, a row that cannot be read) must fail its own callers only.</summary>
    private async ValueTask FetchApartAsync(Dictionary<TKey, TaskCompletionSource<TValue>> batch, Exception exception)
    {
        if (FailUnsendable(batch))
        {
            if (batch.Count > 0)
                await FetchAsync(batch).ConfigureAwait(false);
            return;
        }

        if (batch.Count == 1 || !IsOfOneRow(exception))
        {
            foreach ((TKey key, TaskCompletionSource<TValue> waiter) in batch)
                Fail(key, waiter, exception);
            return;
        }

        KeyValuePair<TKey, TaskCompletionSource<TValue>>[] entries = [.. batch];
        await FetchAsync(entries.Take(entries.Length / 2).ToDictionary()).ConfigureAwait(false);
        await FetchAsync(entries.Skip(entries.Length / 2).ToDictionary()).ConfigureAwait(false);
    }

    /// <summary>Fails the keys that cannot be sent and takes them out of the batch.</summary>
    /// <returns>Whether there were any.</returns>
    private bool FailUnsendable(Dictionary<TKey, TaskCompletionSource<TValue>> batch)
    {
        int before = batch.Count;
        if (_check is null)
            return false;
        foreach ((TKey key, TaskCompletionSource<TValue> waiter) in batch)
        {
            try
            {
                _check(key);
            }
            catch (Exception exception)
            {
                // Removing does not disturb the enumeration of a dictionary.
                batch.Remove(key);
                Fail(key, waiter, exception);
            }
        }

        return batch.Count < before;
    }

    private static bool IsOfOneRow(Exception exception) => exception is MappingException or QueryLimitExceededException;

    private void Answer(TKey key, TaskCompletionSource<TValue> waiter, Func<TKey, TValue> answer)
    {
        try
        {
            waiter.SetResult(answer(key));
        }
        catch (Exception exception)
        {
            Fail(key, waiter, exception);
        }
    }

    private void Fail(TKey key, TaskCompletionSource<TValue> waiter, Exception exception)
    {
        if (_cache is not null)
        {
            lock (_gate)
                _cache.Remove(key);
        }

        waiter.SetException(exception);

        // A caller that stopped waiting does not look at the failure any more.
        _ = waiter.Task.Exception;
    }
}
