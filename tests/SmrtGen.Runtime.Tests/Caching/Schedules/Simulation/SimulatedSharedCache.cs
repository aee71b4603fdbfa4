namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>What the nodes share. Every call waits twice: before it is executed, and before its answer is given.</summary>
internal sealed class SimulatedSharedCache(Gates gates) : ISharedCache
{
    private readonly Dictionary<SharedCacheKey, byte[]> _values = [];
    private readonly Dictionary<SharedCacheKey, string> _leases = [];
    private int _lastLease;

    public bool IsAtomic => true;

    public IReadOnlyDictionary<SharedCacheKey, byte[]> Values => _values;

    public async ValueTask<SharedCacheResult> GetAsync(SharedCacheKey key, CancellationToken cancellationToken)
    {
        await gates.PassAsync("shared get", Touches.SharedCache).ConfigureAwait(false);
        SharedCacheResult result;
        if (_values.TryGetValue(key, out byte[]? value))
        {
            result = new(value, null);
        }
        else
        {
            if (!_leases.TryGetValue(key, out string? lease))
                _leases.Add(key, lease = $"lease {++_lastLease}");
            result = new(null, lease);
        }

        await gates.PassAsync("answer to shared get", Flow.Current.Node).ConfigureAwait(false);
        return result;
    }

    public async ValueTask<bool> FillAsync(SharedCacheKey key, string lease, ReadOnlyMemory<byte> value, TimeSpan duration, CancellationToken cancellationToken)
    {
        await gates.PassAsync("shared fill", Touches.SharedCache).ConfigureAwait(false);
        bool isStored = _values.TryGetValue(key, out byte[]? held) && value.Span.SequenceEqual(held);
        if (!isStored)
        {
            isStored = _leases.Remove(key, out string? given) && given == lease;
            if (isStored)
                _values[key] = value.ToArray();
            else
                _values.Remove(key);
        }

        await gates.PassIdleAsync("answer to shared fill").ConfigureAwait(false);
        return isStored;
    }

    public async ValueTask RemoveAsync(IReadOnlyList<SharedCacheKey> keys, CancellationToken cancellationToken)
    {
        await gates.PassAsync("shared remove", Touches.SharedCache).ConfigureAwait(false);
        foreach (SharedCacheKey key in keys)
        {
            RemoveEveryShape(_values, key);
            RemoveEveryShape(_leases, key);
        }

        await gates.PassIdleAsync("answer to shared remove").ConfigureAwait(false);
    }

    public async ValueTask RemoveGroupsAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        await gates.PassAsync("shared remove all", Touches.SharedCache).ConfigureAwait(false);
        _values.Clear();
        _leases.Clear();
        await gates.PassIdleAsync("answer to shared remove all").ConfigureAwait(false);
    }

    private static void RemoveEveryShape<T>(Dictionary<SharedCacheKey, T> entries, SharedCacheKey key)
    {
        foreach (SharedCacheKey present in entries.Keys.Where(present => present.Group == key.Group && present.Key == key.Key).ToArray())
            entries.Remove(present);
    }
}
