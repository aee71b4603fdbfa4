namespace SmrtGen;

/// <summary>The settings of a context's caches. They apply to entities with <see cref="SmrtAttribute.Cache"/>; without one nothing is cached.</summary>
/// <example><code>
/// var db = new ShopDb(database, new SmrtContextOptions { Caching = new() { Shared = redis, MaxBytes = 32 &lt;&lt; 20 } });
/// </code></example>
public sealed record SmrtCacheOptions
{
    /// <summary>Whether reads may come from a cache. Writes are told to other processes either way. Default: true.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>How many bytes the values of one entity may take in this process, by estimate. Default: 64 MiB.</summary>
    public long MaxBytes
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxBytes must be at least 1.");
    } = 64 << 20;

    /// <summary>How many values of one entity are kept in this process. Default: 100,000.</summary>
    public int MaxEntries
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxEntries must be at least 1.");
    } = 100_000;

    /// <summary>How long it is remembered that there is no row; an insert ends it sooner. Default: 5 s, and never longer than the entity's duration.</summary>
    public TimeSpan NegativeDuration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The share of the duration by which entries expire sooner, at random, so that those stored together do not expire together. 0 to 1. Default: 0.1.</summary>
    public double Jitter
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Jitter must be from 0 to 1.");
    } = 0.1;

    /// <summary>The share of the duration after which a value that is read is renewed in the background, before it expires. 0: never. Default: 0.8.</summary>
    public double EagerRefresh
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "EagerRefresh must be from 0 to 1.");
    } = 0.8;

    /// <summary>How long after its end a value may still be used when the database cannot be read. Never after an invalidation. Default: zero, which is never.</summary>
    public TimeSpan FailSafeDuration { get; init; }

    /// <summary>A cache that several processes share, such as Redis. Default: none.</summary>
    public ISharedCache? Shared { get; init; }

    /// <summary>Whether <see cref="Shared"/> is disposed with the context's database. Default: false.</summary>
    public bool OwnsShared { get; init; }

    /// <summary>How long a call of the shared cache may take before it counts as failed. Default: 50 ms.</summary>
    public TimeSpan SharedTimeout { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>From which size on values in the shared cache are compressed, in bytes; 0: never. Default: never.</summary>
    public int CompressFrom { get; init; }

    /// <summary>Carries invalidations between processes. Default: what the database offers: PostgreSQL its NOTIFY; SQLite nothing, because one process uses it.</summary>
    public IInvalidationChannel? Channel { get; init; }

    /// <summary>Whether other processes that write to the database are told of, when <see cref="Channel"/> names no channel. Default: true.</summary>
    public bool UseDatabaseChannel { get; init; } = true;

    /// <summary>Clock and timers. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether nothing is handed to the thread pool. Tests that decide which step comes next set it: when a step returns, everything is at rest.</summary>
    internal bool RunsInline { get; init; }
}
