using Microsoft.CodeAnalysis;

namespace SmrtGen.Generator.Parsing;

/// <summary>Finds an entity by the name that an attribute gives.</summary>
internal static class EntityFinder
{
    /// <summary>The entity of this name that is nearest: in the same class, in the namespaces around it, anywhere in the assembly.</summary>
    public static INamedTypeSymbol? Find(INamedTypeSymbol from, string name)
    {
        for (INamedTypeSymbol? outer = from.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (In(outer, name) is { } found)
                return found;
        }

        for (INamespaceSymbol? space = from.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            if (In(space, name) is { } found)
                return found;
        }

        return Below(from.ContainingAssembly.GlobalNamespace, name);
    }

    /// <summary>Every class with an attribute below a place, in no particular order.</summary>
    public static IEnumerable<INamedTypeSymbol> All(INamespaceOrTypeSymbol place, string attribute)
    {
        foreach (ISymbol member in place.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            if (inner is INamedTypeSymbol { TypeKind: TypeKind.Class } type && type.Has(attribute))
                yield return type;
            foreach (INamedTypeSymbol found in All(inner, attribute))
                yield return found;
        }
    }

    private static INamedTypeSymbol? In(INamespaceOrTypeSymbol place, string name)
        => place.GetTypeMembers(name).FirstOrDefault(EntityShape.IsEntity);

    private static INamedTypeSymbol? Below(INamespaceSymbol space, string name)
        => In(space, name) ?? space.GetNamespaceMembers().Select(inner => Below(inner, name)).FirstOrDefault(found => found is not null);
}
