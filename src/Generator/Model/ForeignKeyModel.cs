using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>A foreign key of an entity's table.</summary>
internal sealed record ForeignKeyModel
{
    public required string Name { get; init; }

    public required EquatableArray<string> Columns { get; init; }

    public required TableName Target { get; init; }

    public required EquatableArray<string> TargetColumns { get; init; }

    public ReferentialAction OnDelete { get; init; }
}

/// <summary>What happens to a row when the row it refers to is deleted; the order of <c>SmrtGen.DeleteBehavior</c>.</summary>
internal enum ReferentialAction
{
    NoAction,
    Restrict,
    Cascade,
    SetNull,
}
