using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers.Queries;

internal static class TypeTests
{
    public static bool DerivesFrom(this ITypeSymbol type, INamedTypeSymbol baseType)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, baseType))
                return true;
        }

        return type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(c => c.DerivesFrom(baseType));
    }

    /// <summary>Whether the type is, derives from, or implements the other.</summary>
    public static bool Is(this ITypeSymbol type, INamedTypeSymbol other)
    {
        if (other.TypeKind != TypeKind.Interface)
            return type.DerivesFrom(other);
        if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, other))
            return true;
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, other))
                return true;
        }

        return false;
    }

    public static bool IsIn(this IMethodSymbol method, INamedTypeSymbol? type) =>
        type is not null && SymbolEqualityComparer.Default.Equals(method.ContainingType?.OriginalDefinition, type);

    /// <summary>The element type of an array or of the one <c>IEnumerable&lt;T&gt;</c> that the type implements.</summary>
    public static ITypeSymbol? ElementType(this ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array)
            return array.ElementType;
        if (type is null or { SpecialType: SpecialType.System_String })
            return null;
        if (type is INamedTypeSymbol named && IsEnumerable(named))
            return named.TypeArguments[0];
        INamedTypeSymbol? implemented = type.AllInterfaces.FirstOrDefault(IsEnumerable);
        return implemented?.TypeArguments[0];
    }

    /// <summary>What awaiting a value of the type gives.</summary>
    public static ITypeSymbol? Awaited(this ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } result } ? result[0] : type;

    /// <summary>Whether a collection type also carries data of its own, as an entity that can be enumerated does.</summary>
    public static bool HasOwnData(this ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsGenericType: false } named
        && !named.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>Whether a value is a row or a command: made for each element, but not another database.</summary>
    public static bool IsRowOrCommand(this ITypeSymbol? type) =>
        type is null || type.Name.EndsWith("Command", StringComparison.Ordinal) || type.ElementType() is not null;

    private static bool IsEnumerable(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
        || (type is { Name: "IAsyncEnumerable", TypeArguments.Length: 1 }
            && type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic");
}
