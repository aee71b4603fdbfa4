namespace SmrtGen.CompilerServices;

/// <summary>What invalidations ask of the cache of a table.</summary>
internal interface ITableCache
{
    CachePolicy Policy { get; }

    CacheSnapshot Snapshot();

    /// <summary>A row has changed.</summary>
    void Invalidate(string key);

    /// <summary>Any row may have changed.</summary>
    void InvalidateAll();

    /// <summary>Rows were inserted: what says that there are none is over, and so are lists.</summary>
    void Touch();

    /// <summary>A row is about to change, or any (null): until <see cref="Settle"/> nothing is stored for it.</summary>
    void Doubt(string? key);

    void Settle(string? key);
}
