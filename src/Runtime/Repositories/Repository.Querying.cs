using SmrtGen.CompilerServices;

namespace SmrtGen;

public abstract partial class Repository<TEntity, TKey, TColumns, TMapping>
{
    /// <summary>Every row, to be filtered, ordered and bounded.</summary>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> Query() => new(this);

    /// <summary>The rows for which a condition holds.</summary>
    /// <example><code>db.Products.Where(p => p.CategoryId == 3 &amp;&amp; p.Price &lt;= 10)</code></example>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> Where(Func<TColumns, Predicate> predicate) => Query().Where(predicate);

    /// <summary>Every row in ascending order.</summary>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> OrderBy(Func<TColumns, SortKey> key) => Query().OrderBy(key);

    /// <summary>Every row in descending order.</summary>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> OrderByDescending(Func<TColumns, SortKey> key) => Query().OrderByDescending(key);

    /// <summary>At most <paramref name="count"/> rows.</summary>
    [QueryMethod(QueryKind.Compose, Bounded = true)]
    public Query<TEntity, TColumns> Take(int count) => Query().Take(count);

    /// <summary>Every row, however many there are.</summary>
    /// <param name="reason">Why that is right, for those who read the code.</param>
    [QueryMethod(QueryKind.Compose, Bounded = true)]
    public Query<TEntity, TColumns> Unbounded(string reason) => Query().Unbounded(reason);

    /// <summary>How many rows there are.</summary>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<int> CountAsync(CancellationToken cancellationToken = default) => Query().CountAsync(cancellationToken);

    internal sealed override ValueTask<List<TEntity>> ToListAsync(string operation, QueryDefinition query, CancellationToken cancellationToken)
    {
        int limit = query.ResolveLimit(Scope, TMapping.Info);
        return Scope.Kernel.RunAsync<ListOperation<TEntity, EntityReader<TEntity, TKey, TMapping>, SelectStatement>, List<TEntity>>(
            new(TMapping.Info, operation, new(TMapping.Info, query, limit), query.HasTake ? 0 : limit, query.Capacity), cancellationToken);
    }

    internal sealed override ValueTask<TEntity?> FirstAsync(string operation, QueryDefinition query, bool mustBeOnly, CancellationToken cancellationToken)
        => Scope.Kernel.RunAsync<SingleOperation<TEntity, EntityReader<TEntity, TKey, TMapping>, SelectStatement>, TEntity?>(
            new(TMapping.Info, operation, new(TMapping.Info, query, 0), mustBeOnly), cancellationToken);

    internal sealed override IAsyncEnumerable<TEntity> StreamAsync(QueryDefinition query, CancellationToken cancellationToken)
        => Scope.Kernel.StreamAsync<TEntity, EntityReader<TEntity, TKey, TMapping>, SelectStatement>(
            "AsAsyncEnumerable", TMapping.Info, new(TMapping.Info, query, 0), cancellationToken);
}
