using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

/// <summary>Types as generated code writes them.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat s_withNullability
        = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Fully qualified, with the nullability of type arguments; not of the type itself.</summary>
    /// <remarks>Called for each column each time a key is pressed, so the common types do without the general formatter.</remarks>
    public static string FullName(this ITypeSymbol type)
    {
        if (Keyword(type.SpecialType) is { } keyword)
            return keyword;
        if (type is INamedTypeSymbol { Arity: 0, ContainingType: null, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Enum, IsNativeIntegerType: false })
            return NamespacePrefix(type.ContainingNamespace) + Identifiers.Escape(type.Name);
        return type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(s_withNullability) : type.ToDisplayString(s_withNullability);
    }

    /// <summary>Fully qualified, as written.</summary>
    public static string FullNameAsWritten(this ITypeSymbol type) => type.ToDisplayString(s_withNullability);

    /// <summary>As messages name it.</summary>
    public static string ShortName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>What fully qualifies a name of a namespace: <c>global::Shop.</c></summary>
    public static string NamespacePrefix(INamespaceSymbol space)
        => space.IsGlobalNamespace ? "global::" : $"{NamespacePrefix(space.ContainingNamespace)}{Identifiers.Escape(space.Name)}.";

    /// <summary>What fully qualifies a name that stands beside a type: <c>global::Shop.Outer&lt;T&gt;.</c></summary>
    public static string PlacePrefix(INamedTypeSymbol type)
        => type.ContainingType is { } outer ? outer.FullName() + "." : NamespacePrefix(type.ContainingNamespace);

    private static string? Keyword(SpecialType type) => type switch
    {
        SpecialType.System_Object => "object",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Char => "char",
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt64 => "ulong",
        SpecialType.System_Decimal => "decimal",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        SpecialType.System_String => "string",
        _ => null,
    };
}
