using System.ComponentModel;
using SmrtGen.CompilerServices;

namespace SmrtGen;

public abstract partial class Repository<TEntity, TKey, TColumns, TMapping>
{
    /// <summary>Loads a to-one relation for these entities with one statement. Entities that have it loaded get it anew.</summary>
    /// <example><code>await db.Orders.LoadAsync(orders, o => o.Customer, ct);</code></example>
    [QueryMethod(QueryKind.Many, Bounded = true)]
    public ValueTask LoadAsync<TTargetColumns>(
        IEnumerable<TEntity> entities, Func<TColumns, TTargetColumns> navigation, CancellationToken cancellationToken = default)
        where TTargetColumns : struct, IEntityColumns<TTargetColumns>
    {
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(navigation);
        return LoadAsync(entities, IncludeNode.Add(null, RelationPath.Of(navigation(default).Path), default), cancellationToken);
    }

    /// <summary>Loads a to-many relation for these entities with one statement. Entities that have it loaded get it anew.</summary>
    /// <example><code>await db.Orders.LoadAsync(orders, o => o.Items, cancellationToken: ct);</code></example>
    [QueryMethod(QueryKind.Many, Bounded = true)]
    public ValueTask LoadAsync<TTarget, TTargetColumns>(
        IEnumerable<TEntity> entities,
        Func<TColumns, RelatedRows<TTarget, TTargetColumns>> navigation,
        Func<Query<TTarget, TTargetColumns>, Query<TTarget, TTargetColumns>>? refine = null,
        CancellationToken cancellationToken = default)
        where TTarget : class
        where TTargetColumns : struct, IEntityColumns<TTargetColumns>
    {
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(navigation);
        return LoadAsync(
            entities, IncludeNode.Add(null, RelationPath.Of(navigation(default).Path), RelationPath.Refine(refine)), cancellationToken);
    }

    private ValueTask LoadAsync(IEnumerable<TEntity> entities, IncludeNode[] includes, CancellationToken cancellationToken)
    {
        RelationPath.ThrowIfTooDeep(TMapping.Info, includes);
        return LoadIncludesAsync(Scope, [.. entities], includes, "LoadAsync", cancellationToken);
    }

    /// <summary>Makes a loader by key. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static BatchLoader<TKey, TEntity?> CreateKeyLoader(SmrtScope scope, bool isCaching)
    {
        PeerOrigin origin = new(scope, 0, TMapping.Info.MaxDepth);
        return new(
            async (keys, cancellationToken) =>
            {
                IReadOnlyDictionary<TKey, TEntity> found = await scope.Kernel
                    .RunAsync<DictionaryOperation<TEntity, TKey, TMapping>, IReadOnlyDictionary<TKey, TEntity>>(new("LoadAsync", [.. keys], origin), cancellationToken)
                    .ConfigureAwait(false);
                return key => found.GetValueOrDefault(key);
            },
            isCaching,
            check: LoaderFactory.Check<TKey>(scope, static (parameters, _, keys) => TMapping.BindKeys(parameters, keys)));
    }
}
