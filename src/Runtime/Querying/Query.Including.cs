using SmrtGen.CompilerServices;

namespace SmrtGen;

public readonly partial struct Query<TEntity, TColumns>
{
    /// <summary>Loads a to-one relation with the rows, over several relations when the lambda follows them. One round trip for each level, whatever the number of rows.</summary>
    /// <example><code>db.Orders.Where(…).Include(o => o.Customer).Take(20).ToListAsync(ct)</code></example>
    /// <exception cref="QueryDepthExceededException">More levels than the entity's <c>MaxDepth</c>.</exception>
    [QueryMethod(QueryKind.Compose)]
    public IncludableQuery<TEntity, TColumns, TTargetColumns> Include<TTargetColumns>(Func<TColumns, TTargetColumns> navigation)
        where TTargetColumns : struct, IEntityColumns<TTargetColumns>
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return Include<TTargetColumns>(RelationPath.Of(navigation(default).Path), default);
    }

    /// <summary>Loads a to-many relation with the rows, and may filter, order and limit it for each row.</summary>
    /// <example><code>db.Products.Include(p => p.Reviews, q => q.Where(r => r.Rating > 3).OrderByDescending(r => r.CreatedAt).Take(3))</code></example>
    /// <param name="navigation">The relation.</param>
    /// <param name="refine">Which related rows, for each row on its own. Default: all, up to the related entity's <c>MaxLimit</c> for each row.</param>
    /// <exception cref="QueryDepthExceededException">More levels than the entity's <c>MaxDepth</c>.</exception>
    [QueryMethod(QueryKind.Compose)]
    public IncludableQuery<TEntity, TColumns, TTargetColumns> Include<TTarget, TTargetColumns>(
        Func<TColumns, RelatedRows<TTarget, TTargetColumns>> navigation,
        Func<Query<TTarget, TTargetColumns>, Query<TTarget, TTargetColumns>>? refine = null)
        where TTarget : class
        where TTargetColumns : struct, IEntityColumns<TTargetColumns>
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return Include<TTargetColumns>(RelationPath.Of(navigation(default).Path), RelationPath.Refine(refine));
    }

    /// <summary>Reads the rows and all that is included from one snapshot of the database, in a transaction of its own.</summary>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> AsSnapshot() => With(_definition with { IsSnapshot = true });

    internal IncludableQuery<TEntity, TColumns, TTargetColumns> Include<TTargetColumns>(Relation[] path, QueryDefinition refinement)
        where TTargetColumns : struct, IEntityColumns<TTargetColumns>
    {
        IncludeNode[] includes = IncludeNode.Add(_definition.Includes, path, refinement);
        RelationPath.ThrowIfTooDeep(path[0].Owner(), includes);
        return new(With(_definition with { Includes = includes }), path);
    }
}
