using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Parsing;

/// <summary>Finds out whether objects of a type can change. In doubt they can.</summary>
internal static class Immutability
{
    /// <summary>Whether nothing in an object of exactly this class changes once it is made, whoever has it.</summary>
    public static bool CannotChange(INamedTypeSymbol type) => HasFixedMembers(type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    /// <summary>Whether values of the type cannot change and are equal when their content is.</summary>
    public static bool IsConstant(ITypeSymbol type)
        => IsFixed(type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default)) && (type.IsValueType || type.AllInterfaces.Any(each => IsEquatableTo(each, type)));

    private static bool IsEquatableTo(INamedTypeSymbol type, ITypeSymbol other)
        => type is { Name: "IEquatable", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
           && SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], other);

    private static bool IsFixed(ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        ITypeSymbol present = ValueReader.WithoutNull(type);
        if (KnownTypes.StoreKindOf(present) is { } kind)
            return kind != StoreKind.Bytes;
        if (present is not INamedTypeSymbol named)
            return false;
        if (named.TypeKind == TypeKind.Enum || !seen.Add(named))
            return true;

        // A struct is copied wherever it goes, so only what its fields refer to can change.
        if (named.TypeKind == TypeKind.Struct)
            return named.GetMembers().OfType<IFieldSymbol>().All(field => field.IsStatic || IsFixed(field.Type, seen));
        return named is { TypeKind: TypeKind.Class, IsSealed: true } && HasFixedMembers(named, seen);
    }

    private static bool HasFixedMembers(INamedTypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        for (INamedTypeSymbol? each = type; each is { SpecialType: not SpecialType.System_Object }; each = each.BaseType)
        {
            // The private members of a class of another assembly may not be visible.
            if (each.DeclaringSyntaxReferences.Length == 0 || MayCaptureParameters(each) || !each.GetMembers().All(member => IsFixed(member, seen)))
                return false;
        }

        return true;
    }

    private static bool IsFixed(ISymbol member, HashSet<ITypeSymbol> seen) => member switch
    {
        { IsStatic: true } => true,
        IPropertySymbol property => property.SetMethod is null or { IsInitOnly: true },
        IFieldSymbol field => (field.IsReadOnly || field.AssociatedSymbol is IPropertySymbol) && IsFixed(field.Type, seen),
        IEventSymbol => false,
        _ => true,
    };

    /// <summary>A captured parameter is a field that can be assigned, and no symbol shows it.</summary>
    private static bool MayCaptureParameters(INamedTypeSymbol type)
        => !type.IsRecord && type.InstanceConstructors.Any(constructor => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax));
}
