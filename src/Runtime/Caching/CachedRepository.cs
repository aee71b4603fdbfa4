using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>The base of generated repositories of entities with <see cref="SmrtAttribute.Cache"/>: single entities come from the cache where that is safe.</summary>
/// <remarks>Inside a transaction nothing is read from caches or stored in them.</remarks>
public abstract class CachedRepository<TEntity, TKey, TColumns, TMapping> : Repository<TEntity, TKey, TColumns, TMapping>
    where TEntity : class
    where TKey : notnull
    where TColumns : struct, IEntityColumns<TColumns>
    where TMapping : struct, ICachedMapping<TEntity, TKey>
{
    private readonly EntityCache<TEntity, TKey, TMapping>? _cache;
    private readonly EntityCache<TEntity, TKey, TMapping>? _hits;
    private readonly bool _isFresh;

    /// <summary>Called by generated code.</summary>
    /// <param name="scope">The context or the transaction.</param>
    /// <param name="isFresh">Whether every read goes to the database and renews what is cached.</param>
    protected CachedRepository(SmrtScope scope, bool isFresh)
        : base(scope)
    {
        if (scope is SmrtContext context && scope.Options.Caching.IsEnabled)
            _cache = context.Cache.For<TEntity, TKey, TMapping>(context);
        _isFresh = isFresh;
        _hits = isFresh ? null : _cache;
    }

    /// <summary>Finds one entity by key.</summary>
    /// <remarks>It hides the base's method so that a hit takes no virtual call.</remarks>
    protected new ValueTask<TEntity?> FindCoreAsync(TKey key, CancellationToken cancellationToken)
        => _hits is { } cache && !cancellationToken.IsCancellationRequested && cache.TryHit(key, out TEntity? entity)
            ? new(entity)
            : base.FindCoreAsync(key, cancellationToken);

    private protected sealed override ValueTask<TEntity?> FindKeyAsync(string operation, TKey key, CancellationToken cancellationToken)
        => _cache is null
            ? CacheFaults.Is(CacheFault.FillFromTransaction) ? FillAsync(operation, key, cancellationToken) : base.FindKeyAsync(operation, key, cancellationToken)
            : _isFresh ? _cache.FindFreshAsync(key, cancellationToken)
            : _cache.FindAsync(key, cancellationToken);

    /// <summary>The mistake that the history checker must see.</summary>
    private async ValueTask<TEntity?> FillAsync(string operation, TKey key, CancellationToken cancellationToken)
    {
        TEntity? entity = await base.FindKeyAsync(operation, key, cancellationToken).ConfigureAwait(false);
        Scope.JournalFor(TMapping.Info)?.Hub.Find<EntityCache<TEntity, TKey, TMapping>>(TMapping.CachePolicy.Table)?.Fill(key, entity);
        return entity;
    }

    /// <summary>Finds one entity by the columns of a unique index that holds no nulls.</summary>
    protected ValueTask<TEntity?> FindByIndexCoreAsync<TIndexKey>(string operation, SqlText sql, TIndexKey key, CancellationToken cancellationToken)
        where TIndexKey : struct, IIndexKey<TIndexKey, TEntity>
        => _cache is null ? FindByCoreAsync(operation, sql, key, cancellationToken)
            : _cache.FindByIndexAsync(new IndexStatement<TIndexKey>(operation, sql, key), _isFresh, cancellationToken);

    /// <summary>Lists entities by the columns of an index, up to the entity's limit. Used where <see cref="CacheMode.EntitiesAndLists"/> says so.</summary>
    protected async ValueTask<List<TEntity>> ListByIndexCoreAsync<TIndexKey>(string operation, SqlText sql, TIndexKey key, CancellationToken cancellationToken)
        where TIndexKey : struct, IIndexKey<TIndexKey, TEntity>
    {
        if (_cache is null)
            return await ListByCoreAsync(operation, sql, key, cancellationToken).ConfigureAwait(false);
        List<TEntity> entities = await _cache.ListByIndexAsync(new IndexStatement<TIndexKey>(operation, sql, key), _isFresh, cancellationToken).ConfigureAwait(false);
        JoinPeers(entities);
        return entities;
    }
}
