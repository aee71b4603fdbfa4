using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace SmrtGen.CompilerServices;

/// <summary>Values by key, bounded in bytes and number. Reads take no lock; writes are made under the owner's.</summary>
/// <remarks>
/// What is evicted follows SIEVE (Zhang et al., NSDI 2024): a hit only sets a flag, and a hand that walks from the oldest value to the newest takes the
/// first one whose flag is not set, clearing flags on its way. That keeps what is read again better than LRU does, and a hit writes nothing that is shared.
/// </remarks>
internal sealed class LocalStore<TKey, TValue>(long maxBytes, int maxEntries)
    where TKey : notnull
{
    public const int EntryOverhead = 120;

    private readonly ConcurrentDictionary<TKey, CacheEntry<TKey, TValue>> _entries = new();
    private CacheEntry<TKey, TValue>? _newest;
    private CacheEntry<TKey, TValue>? _oldest;
    private CacheEntry<TKey, TValue>? _hand;
    private int _count;
    private long _bytes;

    public int Count => Volatile.Read(ref _count);

    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>How many values had to make room for others.</summary>
    public long Evictions { get; private set; }

    /// <summary>Whether an entry must not make room for others. Null: none. Where nothing else can go the store grows.</summary>
    public Func<CacheEntry<TKey, TValue>, bool>? IsPinned { get; init; }

    /// <summary>Told of an entry that had to make room. Null: nobody.</summary>
    public Action<CacheEntry<TKey, TValue>>? Evicted { get; init; }

    /// <summary>The entries, from the newest to the oldest. To be asked under the owner's lock.</summary>
    public IEnumerable<CacheEntry<TKey, TValue>> Entries
    {
        get
        {
            for (CacheEntry<TKey, TValue>? entry = _newest; entry is not null; entry = entry.Older)
                yield return entry;
        }
    }

    public bool TryGet(TKey key, [NotNullWhen(true)] out CacheEntry<TKey, TValue>? entry) => _entries.TryGetValue(key, out entry);

    /// <summary>Stores a value in place of the key's last one. One that is larger than the whole store is not kept.</summary>
    public void Set(CacheEntry<TKey, TValue> entry)
    {
        entry.Size += EntryOverhead;
        if (_entries.TryGetValue(entry.Key, out CacheEntry<TKey, TValue>? last))
        {
            entry.IsVisited = last.IsVisited;
            Remove(entry.Key);
        }

        if (entry.Size > maxBytes)
            return;
        while (_count > 0 && (_count >= maxEntries || _bytes + entry.Size > maxBytes) && TryEvict())
        {
        }

        _entries[entry.Key] = entry;
        entry.Older = _newest;
        if (_newest is not null)
            _newest.Newer = entry;
        _newest = entry;
        _oldest ??= entry;
        _count++;
        _bytes += entry.Size;
    }

    public void Remove(TKey key)
    {
        if (_entries.TryRemove(key, out CacheEntry<TKey, TValue>? entry))
            Unlink(entry);
    }

    public void Clear()
    {
        _entries.Clear();
        _newest = _oldest = _hand = null;
        _count = 0;
        _bytes = 0;
    }

    private bool TryEvict()
    {
        CacheEntry<TKey, TValue> candidate = _hand ?? _oldest!;
        // The first time round clears flags.
        for (int left = 2 * _count; candidate.IsVisited || IsPinned?.Invoke(candidate) == true; left--)
        {
            if (left == 0)
                return false;
            candidate.IsVisited = false;
            candidate = candidate.Newer ?? _oldest!;
        }

        _hand = candidate;
        Evictions++;
        Remove(candidate.Key);
        Evicted?.Invoke(candidate);
        return true;
    }

    private void Unlink(CacheEntry<TKey, TValue> entry)
    {
        if (ReferenceEquals(_hand, entry))
            _hand = entry.Newer;
        if (entry.Newer is { } newer)
            newer.Older = entry.Older;
        else
            _newest = entry.Older;
        if (entry.Older is { } older)
            older.Newer = entry.Newer;
        else
            _oldest = entry.Newer;
        entry.Newer = entry.Older = null;
        _count--;
        _bytes -= entry.Size;
    }
}

/// <summary>A value in a <see cref="LocalStore{TKey, TValue}"/>. What readers see of it does not change.</summary>
internal sealed class CacheEntry<TKey, TValue>(TKey key, TValue value, int size)
{
    public TKey Key { get; } = key;

    public TValue Value { get; } = value;

    public int Size { get; set; } = size;

    /// <summary>From when on the value may not be used, in milliseconds of the clock.</summary>
    public long ExpiresAt { get; init; }

    /// <summary>From when on a hit renews the value in the background.</summary>
    public long RefreshAt = long.MaxValue;

    /// <summary>The table's stamp before the value was read, where any write to the table ends it.</summary>
    public long Stamp { get; init; }

    public bool IsVisited;

    public CacheEntry<TKey, TValue>? Newer;

    public CacheEntry<TKey, TValue>? Older;
}
