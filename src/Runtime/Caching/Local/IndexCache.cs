namespace SmrtGen.CompilerServices;

/// <summary>What is known of the values of one index, and the reads that run for them. The owner's lock guards the reads.</summary>
/// <typeparam name="TIndexKey">The values.</typeparam>
/// <typeparam name="TTarget">What is kept.</typeparam>
/// <typeparam name="TResult">What a read gives.</typeparam>
internal class IndexCache<TIndexKey, TTarget, TResult>(LocalStore<TIndexKey, TTarget> store)
    where TIndexKey : struct
{
    public LocalStore<TIndexKey, TTarget> Store => store;

    public Dictionary<TIndexKey, CacheLoad<TResult>> Loads { get; } = [];

    public void End(TIndexKey index, CacheLoad<TResult> load)
    {
        if (Loads.TryGetValue(index, out CacheLoad<TResult>? running) && ReferenceEquals(running, load))
            Loads.Remove(index);
    }
}

/// <summary>A unique index, as seen from the entity.</summary>
internal interface IIndexOf<in TEntity, in TKey>
{
    int HashOf(TEntity entity);

    /// <summary>The entity of the key has these values.</summary>
    void Learn(TEntity entity, TKey key);

    /// <summary>The entity is not cached any more.</summary>
    void Unlearn(TEntity entity, TKey key);
}
