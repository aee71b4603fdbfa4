using System.Runtime.CompilerServices;
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

    /// <inheritdoc cref="Query{TEntity, TColumns}.Include{TTargetColumns}(Func{TColumns, TTargetColumns})"/>
    [QueryMethod(QueryKind.Compose)]
    public IncludableQuery<TEntity, TColumns, TTargetColumns> Include<TTargetColumns>(Func<TColumns, TTargetColumns> navigation)
        where TTargetColumns : struct, IEntityColumns<TTargetColumns>
        => Query().Include(navigation);

    /// <inheritdoc cref="Query{TEntity, TColumns}.Include{TTarget, TTargetColumns}"/>
    [QueryMethod(QueryKind.Compose)]
    public IncludableQuery<TEntity, TColumns, TTargetColumns> Include<TTarget, TTargetColumns>(
        Func<TColumns, RelatedRows<TTarget, TTargetColumns>> navigation,
        Func<Query<TTarget, TTargetColumns>, Query<TTarget, TTargetColumns>>? refine = null)
        where TTarget : class
        where TTargetColumns : struct, IEntityColumns<TTargetColumns>
        => Query().Include(navigation, refine);

    /// <summary>How many rows there are.</summary>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<int> CountAsync(CancellationToken cancellationToken = default) => Query().CountAsync(cancellationToken);

    internal sealed override ValueTask<List<TEntity>> ToListAsync(string operation, QueryDefinition query, CancellationToken cancellationToken)
        => query.Includes is null ? ReadListAsync(Scope, operation, query, cancellationToken) : ReadIncludingAsync(operation, query, cancellationToken);

    internal sealed override ValueTask<TEntity?> FirstAsync(string operation, QueryDefinition query, bool mustBeOnly, CancellationToken cancellationToken)
        => query.Includes is null
            ? Scope.Kernel.RunAsync<SingleOperation<TEntity, EntityReader<TEntity, TKey, TMapping>, SelectStatement>, TEntity?>(
                new(TMapping.Info, operation, new(TMapping.Info, query, 0), mustBeOnly), cancellationToken)
            : ReadFirstIncludingAsync(operation, query, mustBeOnly, cancellationToken);

    internal sealed override IAsyncEnumerable<TEntity> StreamAsync(QueryDefinition query, CancellationToken cancellationToken)
    {
        RowStream<TEntity> rows = Scope.Kernel.StreamAsync<TEntity, EntityReader<TEntity, TKey, TMapping>, SelectStatement>(
            "AsAsyncEnumerable", TMapping.Info, new(TMapping.Info, query, 0), cancellationToken);
        return Origin() is not { } origin ? rows
            : query is { IsSnapshot: true, Includes: not null } && !Scope.IsTransaction ? StreamSnapshotAsync(query, origin, cancellationToken)
            : new ChunkedStream<TEntity>(rows, Scope, query.Includes, origin);
    }

    private async IAsyncEnumerable<TEntity> StreamSnapshotAsync(
        QueryDefinition query, PeerOrigin origin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TransactionLease lease = await Scope.LeaseSnapshotAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            RowStream<TEntity> rows = lease.Transaction.Kernel.StreamAsync<TEntity, EntityReader<TEntity, TKey, TMapping>, SelectStatement>(
                "AsAsyncEnumerable", TMapping.Info, new(TMapping.Info, query, 0), cancellationToken);
            await foreach (TEntity entity in new ChunkedStream<TEntity>(rows, lease.Transaction, query.Includes, origin).ConfigureAwait(false))
                yield return entity;
        }
    }

    internal sealed override RowReader<TEntity> Reader => TMapping.Read;

    internal sealed override ValueTask CompleteAsync(
        SmrtScope scope, List<TEntity> entities, QueryDefinition query, string operation, CancellationToken cancellationToken)
    {
        JoinPeers(entities);
        return query.Includes is null ? default : LoadIncludesAsync(scope, entities, query.Includes, operation, cancellationToken);
    }

    private ValueTask<List<TEntity>> ReadListAsync(SmrtScope scope, string operation, QueryDefinition query, CancellationToken cancellationToken)
    {
        int limit = query.ResolveLimit(scope, TMapping.Info);
        return scope.Kernel.RunAsync<ListOperation<TEntity, EntityReader<TEntity, TKey, TMapping>, SelectStatement>, List<TEntity>>(
            new(TMapping.Info, operation, new(TMapping.Info, query, limit), query.HasTake ? 0 : limit, query.Capacity, Origin()), cancellationToken);
    }

    private async ValueTask<List<TEntity>> ReadIncludingAsync(string operation, QueryDefinition query, CancellationToken cancellationToken)
    {
        if (query.IsSnapshot && !Scope.IsTransaction)
        {
            TransactionLease lease = await Scope.LeaseSnapshotAsync(cancellationToken).ConfigureAwait(false);
            await using (lease.ConfigureAwait(false))
                return await ReadIncludingAsync(lease.Transaction, operation, query, cancellationToken).ConfigureAwait(false);
        }

        return await ReadIncludingAsync(Scope, operation, query, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<List<TEntity>> ReadIncludingAsync(SmrtScope scope, string operation, QueryDefinition query, CancellationToken cancellationToken)
    {
        List<TEntity> entities = await ReadListAsync(scope, operation, query, cancellationToken).ConfigureAwait(false);
        await LoadIncludesAsync(scope, entities, query.Includes!, operation, cancellationToken).ConfigureAwait(false);
        return entities;
    }

    private async ValueTask<TEntity?> ReadFirstIncludingAsync(string operation, QueryDefinition query, bool mustBeOnly, CancellationToken cancellationToken)
    {
        // One row or two are asked for; no limit is below that.
        List<TEntity> entities = await ReadIncludingAsync(operation, query with { IsUnbounded = true }, cancellationToken).ConfigureAwait(false);
        if (mustBeOnly && entities.Count > 1)
            throw SingleOperation.MoreThanOne(TMapping.Info);
        return entities.Count == 0 ? null : entities[0];
    }

    private ValueTask LoadIncludesAsync(
        SmrtScope scope, List<TEntity> entities, IncludeNode[] includes, string operation, CancellationToken cancellationToken)
    {
        if (entities.Count == 0)
            return default;
        PeerOrigin origin = new(Scope, 0, TMapping.Info.MaxDepth);
        return scope.Kernel.LoadAsync(includes.Select(node => node.Relation.CreateLoad(entities, node, origin)), operation, cancellationToken);
    }
}
