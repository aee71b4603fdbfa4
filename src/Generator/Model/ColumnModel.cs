namespace SmrtGen.Generator.Model;

/// <summary>One column of an entity or a view. Compared by the pipeline: text, numbers and flags only.</summary>
internal sealed record ColumnModel
{
    public required string PropertyName { get; init; }

    /// <summary>The entity's property; another name than <see cref="PropertyName"/> in views only.</summary>
    public required string SourceProperty { get; init; }

    public required string ColumnName { get; init; }

    public required int Ordinal { get; init; }

    public required ValueModel Value { get; init; }

    /// <summary>Whether the database may hold null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether the C# type says so.</summary>
    public bool IsClrNullable { get; init; }

    public bool IsKey { get; init; }

    public bool IsConcurrencyToken { get; init; }

    public ValueGeneration Generation { get; init; }

    public MemberWrite Write { get; init; }

    /// <summary>The type that declares what an accessor sets, fully qualified; empty where there is no accessor.</summary>
    public string DeclaringType { get; init; } = "";

    public int MaxLength { get; init; }

    /// <summary>The type that the user wrote for PostgreSQL's DDL, or null.</summary>
    public string? TypeName { get; init; }

    public DefaultValueModel? Default { get; init; }

    /// <summary>The C# type as the property has it.</summary>
    public string ClrType => IsClrNullable ? Value.ClrType + "?" : Value.ClrType;

    /// <summary>Whether the C# type is a <see cref="Nullable{T}"/>.</summary>
    public bool IsNullableStruct => IsClrNullable && !Value.IsReferenceType;
}
