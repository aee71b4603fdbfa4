using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>To-one relations followed from a query's entity to another.</summary>
/// <param name="parent">The path to the entity that has the relation; null: the query's own entity.</param>
/// <param name="relation">The relation that is followed last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JoinPath(JoinPath? parent, RelationJoin relation)
{
    internal JoinPath? Parent { get; } = parent;

    internal RelationJoin Relation { get; } = relation;

    internal void AppendShape(ref QueryShape shape)
    {
        Parent?.AppendShape(ref shape);
        shape.Add(ShapeTag.Join, Relation.Ordinal);
    }

    internal bool IsSameAs(JoinPath? other)
        => other is not null
           && ReferenceEquals(Relation, other.Relation)
           && (Parent is null ? other.Parent is null : Parent.IsSameAs(other.Parent));
}

/// <summary>How a relation joins: the columns on the near side equal those on the far side.</summary>
/// <param name="ordinal">The relation's position in its entity, from 0.</param>
/// <param name="table">The quoted table on the far side.</param>
/// <param name="near">The column names on the near side.</param>
/// <param name="far">The column names on the far side.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RelationJoin(int ordinal, SqlText table, string[] near, string[] far)
{
    internal int Ordinal { get; } = ordinal;

    internal SqlText Table { get; } = table;

    internal string[] Near { get; } = near;

    internal string[] Far { get; } = far;
}
