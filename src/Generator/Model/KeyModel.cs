using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>The key of an entity.</summary>
internal sealed record KeyModel
{
    /// <summary>The ordinals of the columns in key order.</summary>
    public required EquatableArray<int> Ordinals { get; init; }

    /// <summary>The key's C# type, fully qualified; for several columns the generated struct.</summary>
    public required string Type { get; init; }

    public required ValueGeneration Generation { get; init; }

    public bool IsComposite => Ordinals.Count > 1;
}
