using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>A navigation property and the columns it goes along. Compared by the pipeline: text, numbers and flags only.</summary>
internal sealed record RelationModel
{
    public required string PropertyName { get; init; }

    public required RelationKind Kind { get; init; }

    /// <summary>The modifiers of the property's declaration, which its implementation repeats.</summary>
    public required string Modifiers { get; init; }

    /// <summary>The property's type, fully qualified, with its nullability.</summary>
    public required string PropertyType { get; init; }

    /// <summary>The setter's modifiers and keyword (<c>set</c>, <c>init</c>, <c>private set</c>), or null where there is none.</summary>
    public required string? Setter { get; init; }

    /// <summary>The property's accessibility, as declared.</summary>
    public required string Accessibility { get; init; }

    /// <summary>What <c>[JsonPropertyName]</c> says, or null.</summary>
    public string? JsonName { get; init; }

    /// <summary>Whether the property's type says that there may be no related row.</summary>
    public bool IsOptional { get; init; }

    public bool IsCollection => Kind is RelationKind.ToMany or RelationKind.ManyToMany;

    /// <summary>Whether the columns are known; otherwise a rule was reported.</summary>
    public bool IsResolved => OwnerColumns.Count > 0;

    /// <summary>The key columns that are referred to; never null.</summary>
    public EquatableArray<RelationColumn> PrincipalColumns => Kind == RelationKind.ToOne ? TargetColumns : OwnerColumns;

    /// <summary>The C# type in which both sides meet: the key column's, or a tuple.</summary>
    public string KeyType => PrincipalColumns.Count == 1
        ? PrincipalColumns[0].Value.ClrType
        : $"({string.Join(", ", PrincipalColumns.Select(column => column.Value.ClrType))})";

    /// <summary>The related entity.</summary>
    public required EntityReference Target { get; init; }

    /// <summary>Columns of the owner, paired with <see cref="TargetColumns"/> (directly, or through the join).</summary>
    public EquatableArray<RelationColumn> OwnerColumns { get; init; } = EquatableArray<RelationColumn>.Empty;

    /// <summary>Columns of the related entity.</summary>
    public EquatableArray<RelationColumn> TargetColumns { get; init; } = EquatableArray<RelationColumn>.Empty;

    /// <summary>The entity in between, for many-to-many.</summary>
    public EntityReference? Join { get; init; }

    /// <summary>The join's columns that refer to the owner.</summary>
    public EquatableArray<RelationColumn> JoinOwnerColumns { get; init; } = EquatableArray<RelationColumn>.Empty;

    /// <summary>The join's columns that refer to the target.</summary>
    public EquatableArray<RelationColumn> JoinTargetColumns { get; init; } = EquatableArray<RelationColumn>.Empty;

    /// <summary>The navigation of the target that leads back, or null.</summary>
    public string? Inverse { get; init; }
}

/// <summary>The shape of a relation, seen from its owner.</summary>
internal enum RelationKind
{
    /// <summary>The owner holds the foreign key.</summary>
    ToOne,

    /// <summary>The target holds the foreign key; at most one row.</summary>
    ToOneInverse,

    /// <summary>The target holds the foreign key.</summary>
    ToMany,

    /// <summary>A join entity holds both.</summary>
    ManyToMany,
}
