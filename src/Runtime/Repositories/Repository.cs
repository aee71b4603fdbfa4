using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>The base of the repositories that the build writes for each entity. Reads and writes by key, and typed queries.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TKey">The key; of a composite key the generated key struct.</typeparam>
/// <typeparam name="TColumns">The generated columns.</typeparam>
/// <typeparam name="TMapping">The generated mapping.</typeparam>
public abstract partial class Repository<TEntity, TKey, TColumns, TMapping> : QuerySource<TEntity>
    where TEntity : class
    where TKey : notnull
    where TColumns : struct, IEntityColumns<TColumns>
    where TMapping : struct, IEntityMapping<TEntity, TKey>
{
    /// <summary>Called by generated code.</summary>
    protected Repository(SmrtScope scope)
        : base(scope)
    {
    }

    internal sealed override EntityInfo Entity => TMapping.Info;

    /// <summary>Finds one entity by key.</summary>
    protected ValueTask<TEntity?> FindCoreAsync(TKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return FindKeyAsync("FindAsync", key, cancellationToken);
    }

    /// <summary>Finds one entity by key, which must exist.</summary>
    protected async ValueTask<TEntity> GetCoreAsync(TKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return await FindKeyAsync("GetAsync", key, cancellationToken).ConfigureAwait(false)
            ?? throw NotFound("GetAsync", TMapping.FindSql);
    }

    /// <summary>Finds entities by keys with one statement. Keys without a row are missing in the result; a key given twice is read once.</summary>
    protected ValueTask<IReadOnlyDictionary<TKey, TEntity>> FindManyCoreAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        // The database takes a key given twice as one.
        TKey[] wanted = [.. keys];
        return wanted.Length == 0
            ? new(new Dictionary<TKey, TEntity>())
            : Scope.Kernel.RunAsync<DictionaryOperation<TEntity, TKey, TMapping>, IReadOnlyDictionary<TKey, TEntity>>(
                new("FindManyAsync", wanted, Origin()), cancellationToken);
    }

    /// <summary>Whether a row has the key.</summary>
    protected ValueTask<bool> ExistsCoreAsync(TKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Scope.Kernel.RunAsync<ExistsOperation<KeyStatement<TEntity, TKey, TMapping>>, bool>(
            new(TMapping.Info, "ExistsAsync", new(TMapping.ExistsSql, key)), cancellationToken);
    }

    /// <summary>Finds one entity with a generated statement.</summary>
    protected ValueTask<TEntity?> FindByCoreAsync<TBinder>(string operation, SqlText sql, TBinder binder, CancellationToken cancellationToken)
        where TBinder : struct, IParameterBinder
        => Scope.Kernel.RunAsync<SingleOperation<TEntity, EntityReader<TEntity, TKey, TMapping>, FinderStatement<TBinder>>, TEntity?>(
            new(TMapping.Info, operation, new(sql, binder)), cancellationToken);

    /// <summary>Lists entities with a generated statement, up to the entity's limit.</summary>
    protected ValueTask<List<TEntity>> ListByCoreAsync<TBinder>(
        string operation, SqlText sql, TBinder binder, CancellationToken cancellationToken)
        where TBinder : struct, IParameterBinder
    {
        int limit = Scope.Options.LimitFor(TMapping.Info);
        return Scope.Kernel.RunAsync<ListOperation<TEntity, EntityReader<TEntity, TKey, TMapping>, BoundedFinderStatement<TBinder>>, List<TEntity>>(
            new(TMapping.Info, operation, new(TMapping.Info, sql, binder, limit), limit, 0, Origin()), cancellationToken);
    }

    /// <summary>Makes entities of one list known to each other, so that a relation is loaded for all of them.</summary>
    private protected void JoinPeers(List<TEntity> entities)
    {
        if (Origin() is { } origin)
            PeerGroup.Join(entities, origin);
    }

    /// <summary>Where entities of a list come from; null where they have no relations to load together.</summary>
    private PeerOrigin? Origin()
        => typeof(INavigationOwner).IsAssignableFrom(typeof(TEntity)) ? new PeerOrigin(Scope, 0, TMapping.Info.MaxDepth) : null;

    private protected virtual ValueTask<TEntity?> FindKeyAsync(string operation, TKey key, CancellationToken cancellationToken)
        => Scope.Kernel.RunAsync<SingleOperation<TEntity, EntityReader<TEntity, TKey, TMapping>, KeyStatement<TEntity, TKey, TMapping>>, TEntity?>(
            new(TMapping.Info, operation, new(TMapping.FindSql, key)), cancellationToken);

    private EntityNotFoundException NotFound(string operation, SqlText sql)
        => new($"There is no {TMapping.Info.Name} with the key that was given.")
        {
            Entity = TMapping.Info.Name,
            Operation = operation,
            Sql = sql.For(Scope.Database.Engine),
        };
}
