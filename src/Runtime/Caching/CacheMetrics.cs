using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SmrtGen.CompilerServices;

/// <summary>The caches as metrics. Counters are read when somebody asks; only calls of a shared cache are recorded one by one.</summary>
internal static class CacheMetrics
{
    private static readonly Meter s_meter = new("SmrtGen.Caching");
    private static readonly WeakList<CacheHub> s_hubs = new();

    private static readonly Histogram<double> s_sharedDuration = s_meter.CreateHistogram<double>(
        "smrtgen.cache.shared.duration", "s", "Duration of calls of the shared cache.");

    static CacheMetrics()
    {
        Observe("hits", "{read}", "Reads that the process's cache answered.", static snapshot => snapshot.Hits);
        Observe("misses", "{read}", "Reads that it could not answer.", static snapshot => snapshot.Misses);
        Observe("loads", "{read}", "Reads of the database for the cache.", static snapshot => snapshot.Loads);
        Observe("waits", "{read}", "Reads that waited for another's load.", static snapshot => snapshot.Waits);
        Observe("bypasses", "{read}", "Reads that went around the cache because the channel was silent.", static snapshot => snapshot.Bypasses);
        Observe("evictions", "{entry}", "Values that made room for others.", static snapshot => snapshot.Evictions);
        Observe("invalidations", "{invalidation}", "Invalidations of one key or of all.", static snapshot => snapshot.Invalidations);
        Observe("refused_fills", "{load}", "Loads whose result was not stored, because the row may have changed.", static snapshot => snapshot.RefusedFills);
        Observe("shared.hits", "{read}", "Values that the shared cache had.", static snapshot => snapshot.SharedHits);
        Observe("shared.rejections", "{read}", "Values in the shared cache that were not what was asked for.", static snapshot => snapshot.SharedRejections);
        s_meter.CreateObservableGauge("smrtgen.cache.bytes", () => Measure(static snapshot => snapshot.Bytes), "By", "Size of the values in the process, by estimate.");
        s_meter.CreateObservableGauge("smrtgen.cache.entries", () => Measure(static snapshot => snapshot.Entries), "{entry}", "Values in the process.");
    }

    public static void Add(CacheHub hub) => s_hubs.Add(hub);

    public static void Remove(CacheHub hub) => s_hubs.Remove(hub);

    public static void SharedCall(long start, string operation, Exception? exception)
    {
        if (!s_sharedDuration.Enabled)
            return;
        TagList tags = new() { { "operation", operation } };
        if (exception is not null)
            tags.Add("error.type", exception.GetType().FullName);
        s_sharedDuration.Record(TimeProvider.System.GetElapsedTime(start).TotalSeconds, tags);
    }

    private static void Observe(string name, string unit, string description, Func<CacheSnapshot, long> value)
        => s_meter.CreateObservableCounter("smrtgen.cache." + name, () => Measure(value), unit, description);

    private static List<Measurement<long>> Measure(Func<CacheSnapshot, long> value)
    {
        List<Measurement<long>> measurements = [];
        foreach (CacheSnapshot snapshot in s_hubs.ToList().SelectMany(static hub => hub.Snapshots()))
            measurements.Add(new(value(snapshot), new KeyValuePair<string, object?>("entity", snapshot.Entity)));
        return measurements;
    }
}
