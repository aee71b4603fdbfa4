using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>The caches of a context: what is in them, and dropping it.</summary>
/// <example><code>
/// foreach (CacheSnapshot entity in db.Cache.Inspect())
///     Console.WriteLine($"{entity.Entity}: {entity.Hits} hits, {entity.Misses} misses, {entity.Bytes} bytes");
/// db.Cache.Clear();
/// </code></example>
public sealed class SmrtCache
{
    internal SmrtCache(SmrtContext context, IReadOnlyList<CacheDependency> dependencies) => Hub = new CacheHub(context.Database, context.Options.Caching, dependencies);

    internal CacheHub Hub { get; }

    /// <summary>Whether the caches may be used now: whether it was proven within the last second that no write of another process was missed. Without it reads go to the database.</summary>
    public bool IsTrusted => Hub.IsTrusted;

    /// <summary>Whether the shared cache is in use: there is one, and it answers.</summary>
    public bool IsSharedInUse => Hub.Shared is { IsSuspended: false };

    /// <summary>The counters of each cached entity.</summary>
    public IReadOnlyList<CacheSnapshot> Inspect() => [.. Hub.Snapshots()];

    /// <summary>Drops everything, in this process and in the shared cache. Other processes keep what they have: it is as true as before.</summary>
    public void Clear() => Hub.Clear();

    internal EntityCache<TEntity, TKey, TMapping> For<TEntity, TKey, TMapping>(SmrtContext context)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, ICachedMapping<TEntity, TKey>
        => Hub.GetOrAdd(TMapping.CachePolicy.Table, () => new EntityCache<TEntity, TKey, TMapping>(Hub, context));
}
