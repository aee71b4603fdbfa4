namespace SmrtGen.CompilerServices;

/// <summary>The cache of one entity in one context.</summary>
internal sealed class EntityCache<TEntity, TKey, TMapping>
    where TEntity : class
    where TKey : notnull
    where TMapping : struct, ICachedMapping<TEntity, TKey>
{
}
