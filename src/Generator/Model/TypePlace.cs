using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>Where a type stands, so that generated types can stand beside it.</summary>
internal sealed record TypePlace
{
    /// <summary>The namespace, escaped; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The containing types from the outside in, as they are declared again: <c>partial class Outer&lt;T&gt;</c>.</summary>
    public required EquatableArray<string> Containers { get; init; }

    /// <summary>What fully qualifies a name in this place: <c>global::Shop.Outer&lt;T&gt;.</c></summary>
    public required string Prefix { get; init; }

    /// <summary>What hint names of the type begin with: <c>Shop.Outer_1.Product</c>.</summary>
    public required string HintName { get; init; }

    /// <summary><c>public</c>, <c>internal</c>, …: the modifier of the types that are generated beside it.</summary>
    public required string Accessibility { get; init; }

    /// <summary>Whether the type and those around it are visible outside the assembly.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Whether a type around it has type parameters.</summary>
    public required bool IsGeneric { get; init; }
}
