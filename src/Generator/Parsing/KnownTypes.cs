using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Parsing;

/// <summary>Recognises types by name: a look-up in the compilation for each would cost more, each time a key is pressed.</summary>
internal static class KnownTypes
{
    private const string Annotations = "System.ComponentModel.DataAnnotations";

    public const string Smrt = "SmrtGen.SmrtAttribute";
    public const string SmrtContext = "SmrtGen.SmrtContextAttribute";
    public const string SmrtContextBase = "SmrtGen.SmrtContext";
    public const string SmrtConverter = "SmrtGen.SmrtConverterAttribute";
    public const string SmrtEnum = "SmrtGen.SmrtEnumAttribute";
    public const string SmrtIndex = "SmrtGen.SmrtIndexAttribute";
    public const string SmrtJoin = "SmrtGen.SmrtJoinAttribute";
    public const string SmrtJson = "SmrtGen.SmrtJsonAttribute";
    public const string SmrtNaming = "SmrtGen.SmrtNamingAttribute";
    public const string SmrtView = "SmrtGen.SmrtViewAttribute";
    public const string OnDelete = "SmrtGen.OnDeleteAttribute";
    public const string Key = Annotations + ".KeyAttribute";
    public const string MaxLength = Annotations + ".MaxLengthAttribute";
    public const string StringLength = Annotations + ".StringLengthAttribute";
    public const string Required = Annotations + ".RequiredAttribute";
    public const string ConcurrencyCheck = Annotations + ".ConcurrencyCheckAttribute";
    public const string Timestamp = Annotations + ".TimestampAttribute";
    public const string Column = Annotations + ".Schema.ColumnAttribute";
    public const string Table = Annotations + ".Schema.TableAttribute";
    public const string NotMapped = Annotations + ".Schema.NotMappedAttribute";
    public const string DatabaseGenerated = Annotations + ".Schema.DatabaseGeneratedAttribute";
    public const string ForeignKey = Annotations + ".Schema.ForeignKeyAttribute";
    public const string JsonPropertyName = "System.Text.Json.Serialization.JsonPropertyNameAttribute";
    public const string InverseProperty = Annotations + ".Schema.InversePropertyAttribute";
    public const string DefaultValue = "System.ComponentModel.DefaultValueAttribute";
    public const string GeneratedCode = "System.CodeDom.Compiler.GeneratedCodeAttribute";
    public const string JsonSerializable = "System.Text.Json.Serialization.JsonSerializableAttribute";
    public const string JsonSerializerContext = "System.Text.Json.Serialization.JsonSerializerContext";

    /// <summary>The kind of a type that is stored as it is, or null.</summary>
    public static StoreKind? StoreKindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => StoreKind.Boolean,
        SpecialType.System_Byte => StoreKind.Byte,
        SpecialType.System_SByte => StoreKind.SByte,
        SpecialType.System_Int16 => StoreKind.Int16,
        SpecialType.System_UInt16 => StoreKind.UInt16,
        SpecialType.System_Int32 => StoreKind.Int32,
        SpecialType.System_UInt32 => StoreKind.UInt32,
        SpecialType.System_Int64 => StoreKind.Int64,
        SpecialType.System_UInt64 => StoreKind.UInt64,
        SpecialType.System_Decimal => StoreKind.Decimal,
        SpecialType.System_Double => StoreKind.Double,
        SpecialType.System_Single => StoreKind.Single,
        SpecialType.System_String => StoreKind.String,
        SpecialType.System_Char => StoreKind.Char,
        SpecialType.System_DateTime => StoreKind.TimestampTz,
        _ when type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => StoreKind.Bytes,
        _ when type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } => type.Name switch
        {
            "Guid" => StoreKind.Guid,
            "DateTimeOffset" => StoreKind.DateTimeOffset,
            "DateOnly" => StoreKind.Date,
            "TimeOnly" => StoreKind.Time,
            "TimeSpan" => StoreKind.Interval,
            _ => null,
        },
        _ => null,
    };

    /// <summary>Whether a type is the one of a full name that has no type parameters.</summary>
    public static bool Is(ITypeSymbol? type, string fullName)
    {
        if (type is null || !fullName.EndsWith(type.Name, StringComparison.Ordinal))
            return false;
        int end = fullName.Length - type.Name.Length;
        for (INamespaceSymbol space = type.ContainingNamespace; ; space = space.ContainingNamespace)
        {
            if (space.IsGlobalNamespace)
                return end == 0;
            int start = end - 1 - space.Name.Length;
            if (start < 0 || fullName[end - 1] != '.' || string.CompareOrdinal(fullName, start, space.Name, 0, space.Name.Length) != 0)
                return false;
            end = start;
        }
    }

    /// <summary>The element type of a to-many navigation, or null.</summary>
    public static ITypeSymbol? SequenceElement(ITypeSymbol type) => type.OriginalDefinition.SpecialType switch
    {
        SpecialType.System_Collections_Generic_IReadOnlyList_T
            or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
            or SpecialType.System_Collections_Generic_IEnumerable_T
            or SpecialType.System_Collections_Generic_IList_T
            or SpecialType.System_Collections_Generic_ICollection_T => ((INamedTypeSymbol)type).TypeArguments[0],
        _ when ListElement(type) is { } element => element,
        _ => null,
    };

    /// <summary>The element type of a <see cref="List{T}"/>, or null.</summary>
    public static ITypeSymbol? ListElement(ITypeSymbol type)
        => type is INamedTypeSymbol { Name: "List", Arity: 1 } list
           && list.ContainingNamespace.ToDisplayString() == "System.Collections.Generic"
            ? list.TypeArguments[0]
            : null;
}
