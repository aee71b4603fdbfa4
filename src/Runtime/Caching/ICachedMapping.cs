using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>What caches need of an entity besides its mapping. Implemented by generated mappings of entities with <see cref="SmrtAttribute.Cache"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICachedMapping<TEntity, TKey> : IEntityMapping<TEntity, TKey>
    where TEntity : class
    where TKey : notnull
{
    /// <summary>How long and what is cached.</summary>
    static abstract CachePolicy CachePolicy { get; }

    /// <summary>A copy that shares nothing that can change, without navigations; of an entity that cannot change the object itself.</summary>
    static abstract TEntity Copy(TEntity entity);

    /// <summary>About how many bytes the object takes, with what it refers to.</summary>
    static abstract int EstimateSize(TEntity entity);

    /// <summary>Sets every column as a parameter, in the order of <see cref="EntityInfo.Columns"/>: what <see cref="IEntityMapping{TEntity, TKey}.Read"/> reads back.</summary>
    static abstract void WriteRow(ParameterWriter columns, TEntity entity);

    /// <summary>Writes the key's parts.</summary>
    static abstract void WriteKey(ref CacheKeyWriter writer, TKey key);

    /// <summary>Reads what <see cref="WriteKey"/> wrote.</summary>
    /// <returns>Whether it was a key.</returns>
    static abstract bool TryReadKey(ref CacheKeyReader reader, out TKey key);
}
