using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>The caches of a context: what is in them, and dropping it.</summary>
public sealed class SmrtCache
{
    internal EntityCache<TEntity, TKey, TMapping> For<TEntity, TKey, TMapping>(SmrtScope scope)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, ICachedMapping<TEntity, TKey>
        => throw new NotImplementedException();
}
