using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>How a row becomes an object. All numbers are column ordinals.</summary>
internal sealed record ConstructionModel
{
    /// <summary>Whether the constructor is called through an accessor: it is private, or members are required that are no columns.</summary>
    public bool ThroughAccessor { get; init; }

    public EquatableArray<ConstructorParameter> Parameters { get; init; } = EquatableArray<ConstructorParameter>.Empty;

    /// <summary>Set in the initializer.</summary>
    public EquatableArray<int> Initialized { get; init; } = EquatableArray<int>.Empty;

    /// <summary>Set after construction.</summary>
    public EquatableArray<int> Written { get; init; } = EquatableArray<int>.Empty;
}

/// <summary>A parameter of the constructor that a row is read with.</summary>
/// <param name="Ordinal">The column.</param>
/// <param name="Name">The parameter's name.</param>
/// <param name="Type">The parameter's type, fully qualified.</param>
internal sealed record ConstructorParameter(int Ordinal, string Name, string Type);
