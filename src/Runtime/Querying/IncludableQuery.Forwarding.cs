using SmrtGen.CompilerServices;

namespace SmrtGen;

public readonly partial struct IncludableQuery<TEntity, TColumns, TIncludedColumns>
{
    /// <inheritdoc cref="Query{TEntity, TColumns}.Include{TTargetColumns}(Func{TColumns, TTargetColumns})"/>
    [QueryMethod(QueryKind.Compose)]
    public IncludableQuery<TEntity, TColumns, TTargetColumns> Include<TTargetColumns>(Func<TColumns, TTargetColumns> navigation)
        where TTargetColumns : struct, IEntityColumns<TTargetColumns>
        => _query.Include(navigation);

    /// <inheritdoc cref="Query{TEntity, TColumns}.Include{TTarget, TTargetColumns}"/>
    [QueryMethod(QueryKind.Compose)]
    public IncludableQuery<TEntity, TColumns, TTargetColumns> Include<TTarget, TTargetColumns>(
        Func<TColumns, RelatedRows<TTarget, TTargetColumns>> navigation,
        Func<Query<TTarget, TTargetColumns>, Query<TTarget, TTargetColumns>>? refine = null)
        where TTarget : class
        where TTargetColumns : struct, IEntityColumns<TTargetColumns>
        => _query.Include(navigation, refine);

    /// <inheritdoc cref="Query{TEntity, TColumns}.Where"/>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> Where(Func<TColumns, Predicate> predicate) => _query.Where(predicate);

    /// <inheritdoc cref="Query{TEntity, TColumns}.OrderBy"/>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> OrderBy(Func<TColumns, SortKey> key) => _query.OrderBy(key);

    /// <inheritdoc cref="Query{TEntity, TColumns}.OrderByDescending"/>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> OrderByDescending(Func<TColumns, SortKey> key) => _query.OrderByDescending(key);

    /// <inheritdoc cref="Query{TEntity, TColumns}.ThenBy"/>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> ThenBy(Func<TColumns, SortKey> key) => _query.ThenBy(key);

    /// <inheritdoc cref="Query{TEntity, TColumns}.ThenByDescending"/>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> ThenByDescending(Func<TColumns, SortKey> key) => _query.ThenByDescending(key);

    /// <inheritdoc cref="Query{TEntity, TColumns}.Skip"/>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> Skip(int count) => _query.Skip(count);

    /// <inheritdoc cref="Query{TEntity, TColumns}.Take"/>
    [QueryMethod(QueryKind.Compose, Bounded = true)]
    public Query<TEntity, TColumns> Take(int count) => _query.Take(count);

    /// <inheritdoc cref="Query{TEntity, TColumns}.Unbounded"/>
    [QueryMethod(QueryKind.Compose, Bounded = true)]
    public Query<TEntity, TColumns> Unbounded(string reason) => _query.Unbounded(reason);

    /// <inheritdoc cref="Query{TEntity, TColumns}.AsSnapshot"/>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> AsSnapshot() => _query.AsSnapshot();

    /// <inheritdoc cref="Query{TEntity, TColumns}.ToListAsync(CancellationToken)"/>
    [QueryMethod(QueryKind.Many)]
    public ValueTask<List<TEntity>> ToListAsync(CancellationToken cancellationToken = default) => _query.ToListAsync(cancellationToken);

    /// <inheritdoc cref="Query{TEntity, TColumns}.ToArrayAsync(CancellationToken)"/>
    [QueryMethod(QueryKind.Many)]
    public ValueTask<TEntity[]> ToArrayAsync(CancellationToken cancellationToken = default) => _query.ToArrayAsync(cancellationToken);

    /// <inheritdoc cref="Query{TEntity, TColumns}.ToDictionaryAsync{TKey}"/>
    [QueryMethod(QueryKind.Many)]
    public ValueTask<Dictionary<TKey, TEntity>> ToDictionaryAsync<TKey>(Func<TEntity, TKey> keySelector, CancellationToken cancellationToken = default)
        where TKey : notnull
        => _query.ToDictionaryAsync(keySelector, cancellationToken);

    /// <inheritdoc cref="Query{TEntity, TColumns}.FirstOrDefaultAsync(CancellationToken)"/>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<TEntity?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) => _query.FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc cref="Query{TEntity, TColumns}.FirstAsync(CancellationToken)"/>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<TEntity> FirstAsync(CancellationToken cancellationToken = default) => _query.FirstAsync(cancellationToken);

    /// <inheritdoc cref="Query{TEntity, TColumns}.SingleOrDefaultAsync(CancellationToken)"/>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<TEntity?> SingleOrDefaultAsync(CancellationToken cancellationToken = default) => _query.SingleOrDefaultAsync(cancellationToken);

    /// <inheritdoc cref="Query{TEntity, TColumns}.SingleAsync(CancellationToken)"/>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<TEntity> SingleAsync(CancellationToken cancellationToken = default) => _query.SingleAsync(cancellationToken);

    /// <inheritdoc cref="Query{TEntity, TColumns}.AsAsyncEnumerable(CancellationToken)"/>
    [QueryMethod(QueryKind.Stream)]
    public IAsyncEnumerable<TEntity> AsAsyncEnumerable(CancellationToken cancellationToken = default) => _query.AsAsyncEnumerable(cancellationToken);

    /// <inheritdoc cref="Query{TEntity, TColumns}.PageAsync"/>
    [QueryMethod(QueryKind.Many, Bounded = true)]
    public ValueTask<Page<TEntity>> PageAsync(
        int size, string? after = null, string? before = null, bool withTotal = false, CancellationToken cancellationToken = default)
        => _query.PageAsync(size, after, before, withTotal, cancellationToken);
}
