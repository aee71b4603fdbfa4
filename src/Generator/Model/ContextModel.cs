using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>A context.</summary>
/// <remarks>The pipeline compares it by value: nothing of Roslyn, no location, no array.</remarks>
internal sealed record ContextModel
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required TypePlace Place { get; init; }

    public required string Header { get; init; }

    /// <summary>The entities it names; null: every entity of the assembly.</summary>
    public required EquatableArray<ContextEntity>? Entities { get; init; }

    /// <summary>The names that no repository can have: members of the base and of the user's part.</summary>
    public required EquatableArray<string> TakenNames { get; init; }
}

/// <summary>An entity as a context holds it.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Type">The class, fully qualified.</param>
/// <param name="GeneratedPrefix">What the names of its generated types begin with, fully qualified.</param>
/// <param name="PropertyName">The repository's name in the context.</param>
/// <param name="IsPublic">Whether the entity is visible outside its assembly.</param>
/// <param name="Loaders">The loaders that the context offers for it.</param>
/// <param name="Fault">The rule that the entity breaks; null when it is sound.</param>
internal sealed record ContextEntity(
    string Name, string Type, string GeneratedPrefix, string PropertyName, bool IsPublic, EquatableArray<LoaderModel> Loaders, string? Fault)
{
    /// <summary>The table, with its schema.</summary>
    public required string Table { get; init; }

    public bool IsCached { get; init; }

    /// <summary>The foreign keys through which a delete of another row deletes or changes its rows.</summary>
    public EquatableArray<DeletingKey> DeletingKeys { get; init; } = EquatableArray<DeletingKey>.Empty;
}

/// <summary>A foreign key that does something when the row it refers to is deleted.</summary>
/// <param name="Name">The constraint.</param>
/// <param name="Target">The table that it refers to, with its schema.</param>
/// <param name="Cascades">Whether its rows are deleted, too; otherwise they lose the reference.</param>
internal sealed record DeletingKey(string Name, string Target, bool Cascades);
