using Microsoft.CodeAnalysis;

namespace SmrtGen.Generator.Parsing;

/// <summary>Types as generated code writes them.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat s_withNullability
        = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Fully qualified, with the nullability of type arguments; not of the type itself.</summary>
    public static string FullName(this ITypeSymbol type)
        => type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(s_withNullability) : type.ToDisplayString(s_withNullability);

    /// <summary>Fully qualified, as written.</summary>
    public static string FullNameAsWritten(this ITypeSymbol type) => type.ToDisplayString(s_withNullability);

    /// <summary>As messages name it.</summary>
    public static string ShortName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
