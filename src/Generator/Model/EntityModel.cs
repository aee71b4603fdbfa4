using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>Everything that decides what is generated for one entity.</summary>
/// <remarks>The pipeline compares it by value: nothing of Roslyn, no location, no array. Moving the class in its file must not change it.</remarks>
internal sealed record EntityModel
{
    /// <summary>The class's name, not escaped.</summary>
    public required string Name { get; init; }

    /// <summary>The class, fully qualified.</summary>
    public required string Type { get; init; }

    public required TypePlace Place { get; init; }

    /// <summary>How the class is declared again: <c>partial class Product</c>, <c>partial record Product</c>.</summary>
    public required string Header { get; init; }

    public bool IsRecord { get; init; }

    /// <summary>The modifiers of a record's <c>PrintMembers</c>; null for a class, or where the user wrote one.</summary>
    public string? PrintModifiers { get; init; }

    public required TableName Table { get; init; }

    public required EquatableArray<ColumnModel> Columns { get; init; }

    public required KeyModel Key { get; init; }

    public required ConstructionModel Construction { get; init; }

    public required EquatableArray<IndexModel> Indexes { get; init; }

    public required EquatableArray<ForeignKeyModel> ForeignKeys { get; init; }

    public required EquatableArray<RelationModel> Relations { get; init; }

    public required EntityLimits Limits { get; init; }

    /// <summary>Whether its objects cannot change, so that a cache may share them. Read for cached entities only.</summary>
    public bool IsImmutable { get; init; }

    /// <summary>The rule that the entity breaks, such as <c>SMRT002</c>; null when it is sound. Its surface is the same either way.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the class can be declared again, to hold its navigation properties.</summary>
    public bool IsPartial { get; init; } = true;

    public bool IsCached => Limits.CacheTicks > 0;

    /// <summary>The name that generated types begin with, fully qualified: <c>global::Shop.Product</c> in <c>global::Shop.ProductRepository</c>.</summary>
    public string GeneratedPrefix => Place.Prefix + Name;
}
