using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>A navigation property's relation to another entity: which columns are equal, and how rows become objects. One per navigation, made by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Relation
{
    private protected Relation()
    {
    }

    /// <summary>The property's name.</summary>
    public required string Name { get; init; }

    /// <summary>The position among the navigations of its entity, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The entity that has the property.</summary>
    public required Func<EntityInfo> Owner { get; init; }

    /// <summary>The entity that the property leads to.</summary>
    public required Func<EntityInfo> Target { get; init; }

    /// <summary>The columns on the owner's side: its foreign key, or its key.</summary>
    public required string[] OwnerColumns { get; init; }

    /// <summary>The columns on the target's side that equal them, in the same order. Over a join table: the target's key.</summary>
    public required string[] TargetColumns { get; init; }

    /// <summary>The table between the two sides of a many-to-many relation.</summary>
    public JoinTable? Through { get; init; }

    /// <summary>Whether the property is a list.</summary>
    public abstract bool IsCollection { get; }

    internal string Display => $"{Owner().Name}.{Name}";

    /// <summary>Prepares loading the relation for these owners.</summary>
    internal abstract RelationLoad CreateLoad(IReadOnlyList<object> owners, IncludeNode node, PeerOrigin origin);
}

/// <summary>The table of a many-to-many relation.</summary>
/// <param name="Table">The quoted table.</param>
/// <param name="OwnerColumns">Its columns that hold the owner's key.</param>
/// <param name="TargetColumns">Its columns that hold the target's key.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record JoinTable(SqlText Table, string[] OwnerColumns, string[] TargetColumns);
