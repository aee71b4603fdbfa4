using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>A projection of an entity.</summary>
/// <remarks>The pipeline compares it by value: nothing of Roslyn, no location, no array.</remarks>
internal sealed record ViewModel
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required TypePlace Place { get; init; }

    public required string Header { get; init; }

    public required string EntityType { get; init; }

    /// <summary>The entity's generated mapping, fully qualified.</summary>
    public required string EntityMapping { get; init; }

    public required EquatableArray<ColumnModel> Columns { get; init; }

    public required ConstructionModel Construction { get; init; }

    /// <summary>The rule that the view breaks; null when it is sound.</summary>
    public string? Fault { get; init; }
}
