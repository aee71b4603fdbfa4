using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>Makes the loaders that generated code offers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LoaderFactory
{
    /// <summary>A loader of the one target that a key leads to.</summary>
    public static BatchLoader<TKey, TTarget?> Create<TOwner, TTarget, TKey>(
        ReferenceRelation<TOwner, TTarget, TKey> relation, SmrtScope scope, bool isCaching)
        where TOwner : class, INavigationOwner
        where TTarget : class
        where TKey : notnull
        => new(
            async (keys, cancellationToken) =>
            {
                Dictionary<TKey, List<TTarget>> found = await FetchAsync(relation, scope, keys, cancellationToken).ConfigureAwait(false);
                return key => found.TryGetValue(key, out List<TTarget>? targets) ? targets[0] : null;
            },
            isCaching,
            check: Check<TKey>(scope, relation.BindKeys));

    /// <summary>A loader of the targets that a key leads to.</summary>
    public static BatchLoader<TKey, IReadOnlyList<TTarget>> Create<TOwner, TTarget, TKey>(
        CollectionRelation<TOwner, TTarget, TKey> relation, SmrtScope scope, bool isCaching)
        where TOwner : class, INavigationOwner
        where TTarget : class
        where TKey : notnull
        => new(
            async (keys, cancellationToken) =>
            {
                Dictionary<TKey, List<TTarget>> found = await FetchAsync(relation, scope, keys, cancellationToken).ConfigureAwait(false);
                int limit = scope.Options.LimitFor(relation.Target());
                return key => Bounded(relation, found.GetValueOrDefault(key), limit);
            },
            isCaching,
            check: Check<TKey>(scope, relation.BindKeys));

    /// <summary>A loader by columns whose values are unique together.</summary>
    public static BatchLoader<TKey, TEntity?> Create<TEntity, TKey>(
        QuerySource<TEntity> source,
        SqlExpression[] columns,
        Action<ParameterWriter, int, IReadOnlyList<TKey>> bindKeys,
        Func<TEntity, TKey> key,
        bool isCaching)
        where TEntity : class
        where TKey : notnull
        => new(
            async (keys, cancellationToken) =>
            {
                QueryDefinition query = new() { Where = new KeyMembership<TKey>(columns, bindKeys, keys), IsUnbounded = true };
                List<TEntity> rows = await source.ToListAsync("LoadAsync", query, cancellationToken).ConfigureAwait(false);
                Dictionary<TKey, TEntity> found = rows.ToDictionary(key);
                return wanted => found.GetValueOrDefault(wanted);
            },
            isCaching,
            check: Check(source.OwnScope, bindKeys));

    /// <summary>Throws for a key that cannot be sent.</summary>
    internal static Action<TKey> Check<TKey>(SmrtScope scope, Action<ParameterWriter, int, IReadOnlyList<TKey>> bindKeys)
    {
        ValueCheck writer = ValueCheck.For(scope.Database.Engine);
        return key => bindKeys(writer, 0, [key]);
    }

    private static ValueTask<Dictionary<TKey, List<TTarget>>> FetchAsync<TOwner, TTarget, TKey>(
        KeyedRelation<TOwner, TTarget, TKey> relation, SmrtScope scope, IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
        where TOwner : class, INavigationOwner
        where TTarget : class
        where TKey : notnull
        => scope.Kernel.RunAsync<KeyedFetch<TOwner, TTarget, TKey>, Dictionary<TKey, List<TTarget>>>(
            new(relation, keys, new PeerOrigin(scope, 1, relation.Owner().MaxDepth)), cancellationToken);

    private static List<TTarget> Bounded<TTarget>(Relation relation, List<TTarget>? targets, int limit)
        => targets is null || targets.Count <= limit
            ? targets ?? []
            : throw new QueryLimitExceededException(
                $"{relation.Display} has more than {limit} rows for one {relation.Owner().Name}, the MaxLimit of {relation.Target().Name}.");
}
