namespace SmrtGen.CompilerServices;

internal sealed partial class EntityCache<TEntity, TKey, TMapping>
{
    public void Invalidate(string key)
    {
        CacheKeyReader reader = new(key);
        if (!TMapping.TryReadKey(ref reader, out TKey parsed) || !reader.IsAtEnd)
        {
            InvalidateAll();
            return;
        }

        Interlocked.Increment(ref Statistics.Invalidations);
        lock (_gate)
        {
            _stamp++;
            _log.Record(HashOf(parsed));
            _entities.Remove(parsed);
            if (!CacheFaults.Is(CacheFault.JoinStaleLoad))
                _loads.Remove(parsed);
        }
    }

    public void InvalidateAll()
    {
        if (CacheFaults.Is(CacheFault.NoGenerationOnBulk))
            return;
        Interlocked.Increment(ref Statistics.Invalidations);
        lock (_gate)
        {
            _stamp++;
            _log.RecordAll();
            _entities.Clear();
            _loads.Clear();
        }
    }

    public void Touch()
    {
        lock (_gate)
            _stamp++;
    }

    public void Doubt(string? key)
    {
        CacheKeyReader reader = new(key);
        lock (_gate)
        {
            _stamp++;
            if (key is null || !TMapping.TryReadKey(ref reader, out TKey parsed) || !reader.IsAtEnd)
            {
                _log.DoubtAll();
                _entities.Clear();
                _loads.Clear();
            }
            else
            {
                _log.Doubt(HashOf(parsed));
                _entities.Remove(parsed);
                _loads.Remove(parsed);
            }
        }
    }

    public void Settle(string? key)
    {
        CacheKeyReader reader = new(key);
        lock (_gate)
        {
            if (key is null || !TMapping.TryReadKey(ref reader, out TKey parsed) || !reader.IsAtEnd)
                _log.SettleAll();
            else
                _log.Settle(HashOf(parsed));
        }
    }
}
