using System.Diagnostics.CodeAnalysis;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>A query that has just included a relation, which <c>ThenInclude</c> continues from. Otherwise it is the query.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TColumns">Its columns.</typeparam>
/// <typeparam name="TIncludedColumns">The columns of the entity that was included last.</typeparam>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Two queries are never compared.")]
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "AsQuery is the alternate.")]
public readonly partial struct IncludableQuery<TEntity, TColumns, TIncludedColumns>
    where TEntity : class
    where TColumns : struct, IEntityColumns<TColumns>
    where TIncludedColumns : struct, IEntityColumns<TIncludedColumns>
{
    private readonly Query<TEntity, TColumns> _query;
    private readonly Relation[] _path;

    internal IncludableQuery(Query<TEntity, TColumns> query, Relation[] path)
    {
        _query = query;
        _path = path;
    }

    /// <summary>The query.</summary>
    public static implicit operator Query<TEntity, TColumns>(IncludableQuery<TEntity, TColumns, TIncludedColumns> query) => query._query;

    /// <summary>The query.</summary>
    public Query<TEntity, TColumns> AsQuery() => _query;

    /// <summary>Loads a to-one relation of the entities that were included last.</summary>
    [QueryMethod(QueryKind.Compose)]
    public IncludableQuery<TEntity, TColumns, TTargetColumns> ThenInclude<TTargetColumns>(Func<TIncludedColumns, TTargetColumns> navigation)
        where TTargetColumns : struct, IEntityColumns<TTargetColumns>
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return _query.Include<TTargetColumns>([.. _path, .. RelationPath.Of(navigation(default).Path)], default);
    }

    /// <summary>Loads a to-many relation of the entities that were included last.</summary>
    /// <inheritdoc cref="Query{TEntity, TColumns}.Include{TTarget, TTargetColumns}" path="/param"/>
    [QueryMethod(QueryKind.Compose)]
    public IncludableQuery<TEntity, TColumns, TTargetColumns> ThenInclude<TTarget, TTargetColumns>(
        Func<TIncludedColumns, RelatedRows<TTarget, TTargetColumns>> navigation,
        Func<Query<TTarget, TTargetColumns>, Query<TTarget, TTargetColumns>>? refine = null)
        where TTarget : class
        where TTargetColumns : struct, IEntityColumns<TTargetColumns>
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return _query.Include<TTargetColumns>([.. _path, .. RelationPath.Of(navigation(default).Path)], RelationPath.Refine(refine));
    }
}
