using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>An index, and the finders that follow from it.</summary>
internal sealed record IndexModel
{
    public required string Name { get; init; }

    public required EquatableArray<IndexColumn> Columns { get; init; }

    public bool IsUnique { get; init; }

    /// <summary>The condition of a partial index, or null.</summary>
    public string? Where { get; init; }

    /// <summary>Whether finders are generated: not for an index that only supports a foreign key.</summary>
    public bool HasFinders { get; init; } = true;
}

/// <summary>A column of an index.</summary>
internal sealed record IndexColumn(int Ordinal, bool IsDescending);
