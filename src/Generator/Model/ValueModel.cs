using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>The type of a column's values, without null. Compared by the pipeline: text and flags only.</summary>
internal sealed record ValueModel
{
    /// <summary>The C# type, fully qualified, not nullable.</summary>
    public required string ClrType { get; init; }

    public required ValueShape Shape { get; init; }

    /// <summary>What is stored; the element's kind for arrays and lists.</summary>
    public required StoreKind Store { get; init; }

    public bool IsReferenceType { get; init; }

    /// <summary>The property of a <see cref="ValueShape.Wrapper"/>.</summary>
    public string WrappedProperty { get; init; } = "";

    /// <summary>The converter, or the serializer context, fully qualified.</summary>
    public string Through { get; init; } = "";

    /// <summary>Whether values of a <see cref="ValueShape.Converter"/> cannot change and are equal when their content is; for the other shapes it follows from the shape.</summary>
    public bool IsConstant { get; init; }

    /// <summary>The members of an enum that is stored by name.</summary>
    public EquatableArray<EnumMember> EnumMembers { get; init; } = EquatableArray<EnumMember>.Empty;
}

/// <summary>A member of an enum that is stored by name.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsAlias">Whether a member before it has the same value.</param>
internal sealed record EnumMember(string Name, bool IsAlias);
