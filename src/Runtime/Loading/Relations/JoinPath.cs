using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>Relations followed from a query's entity to another.</summary>
/// <param name="parent">The path to the entity that has the relation; null: the query's own entity.</param>
/// <param name="relation">The relation that is followed last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JoinPath(JoinPath? parent, Relation relation)
{
    internal JoinPath? Parent { get; } = parent;

    internal Relation Relation { get; } = relation;

    /// <summary>Whether the path ends at the rows of a subquery rather than at a join.</summary>
    internal bool IsSubquery { get; init; }

    internal void AppendShape(ref QueryShape shape)
    {
        if (IsSubquery && shape.Find(this) is >= 0 and var open)
        {
            shape.Add(ShapeTag.Subquery, open);
            return;
        }

        Parent?.AppendShape(ref shape);
        shape.Add(ShapeTag.Join, (Relation.Ordinal << 1) | (IsSubquery ? 1 : 0));
    }

    /// <summary>Whether both lead over the same joins to the same rows; a subquery's rows are its own.</summary>
    internal bool IsSameAs(JoinPath? other)
        => ReferenceEquals(this, other)
           || (other is not null
               && !IsSubquery
               && !other.IsSubquery
               && ReferenceEquals(Relation, other.Relation)
               && (Parent is null ? other.Parent is null : Parent.IsSameAs(other.Parent)));
}
