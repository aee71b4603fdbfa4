namespace SmrtGen;

/// <summary>What the cache of one entity has done since its context was made. Read while others count: the numbers need not be of one moment, and hits may be low by a few.</summary>
public sealed record CacheSnapshot
{
    /// <summary>The entity's class.</summary>
    public required string Entity { get; init; }

    /// <summary>Values in this process.</summary>
    public int Entries { get; init; }

    /// <summary>Their size, by estimate, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Reads that this process's cache answered.</summary>
    public long Hits { get; init; }

    /// <summary>Reads that it could not answer.</summary>
    public long Misses { get; init; }

    /// <summary>Reads of the database for the cache.</summary>
    public long Loads { get; init; }

    /// <summary>Reads that waited for another's load.</summary>
    public long Waits { get; init; }

    /// <summary>Reads that went around the cache, because the channel did not prove that nothing was missed.</summary>
    public long Bypasses { get; init; }

    /// <summary>Values that made room for others.</summary>
    public long Evictions { get; init; }

    /// <summary>Invalidations, of one key or of all.</summary>
    public long Invalidations { get; init; }

    /// <summary>Loads whose result was not stored, because the row may have changed meanwhile.</summary>
    public long RefusedFills { get; init; }

    /// <summary>Values that the shared cache had.</summary>
    public long SharedHits { get; init; }

    /// <summary>Values in the shared cache that were not what was asked for: another shape, wrong or damaged bytes.</summary>
    public long SharedRejections { get; init; }
}
