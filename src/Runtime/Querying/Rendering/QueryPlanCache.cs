namespace SmrtGen.CompilerServices;

/// <summary>The SQL texts of an entity's queries by shape. Bounded: when it is full it starts anew.</summary>
internal sealed class QueryPlanCache
{
    private const int Capacity = 1024;

    private readonly object _gate = new();
    private Dictionary<int, Entry> _entries = [];
    private int _count;

    public string? Find(int hash, ReadOnlySpan<int> shape)
    {
        // The dictionary is replaced, never changed, once it was published.
        Volatile.Read(ref _entries).TryGetValue(hash, out Entry? entry);
        for (; entry is not null; entry = entry.Next)
        {
            if (entry.Shape.AsSpan().SequenceEqual(shape))
                return entry.Sql;
        }

        return null;
    }

    public string Add(int hash, ReadOnlySpan<int> shape, string sql)
    {
        lock (_gate)
        {
            if (Find(hash, shape) is { } existing)
                return existing;

            Dictionary<int, Entry> entries = _count >= Capacity ? [] : new(_entries);
            _count = _count >= Capacity ? 1 : _count + 1;
            entries[hash] = new Entry(shape.ToArray(), sql, entries.GetValueOrDefault(hash));
            Volatile.Write(ref _entries, entries);
            return sql;
        }
    }

    private sealed record Entry(int[] Shape, string Sql, Entry? Next);
}
