using Microsoft.CodeAnalysis;

namespace SmrtGen.Generator.Parsing;

/// <summary>Finds the properties of a class that are columns or navigations, and the constructor that takes them.</summary>
internal static class PropertyFinder
{
    public static (IMethodSymbol? Constructor, IReadOnlyList<IPropertySymbol> Columns, IReadOnlyList<IPropertySymbol> Navigations) Find(INamedTypeSymbol type)
    {
        List<IPropertySymbol> candidates = Candidates(type);
        var navigations = candidates.Where(IsNavigation).ToList();
        candidates.RemoveAll(IsNavigation);
        IMethodSymbol? constructor = FindConstructor(type, candidates);
        candidates.RemoveAll(property => FindSetter(property) is null && Parameter(constructor, property) is null);
        return (constructor, candidates, navigations);
    }

    /// <summary>The parameter of the constructor that a property's value comes from, or null.</summary>
    public static IParameterSymbol? Parameter(IMethodSymbol? constructor, IPropertySymbol property)
        => constructor?.Parameters.FirstOrDefault(parameter => Fits(parameter, property));

    /// <summary>The setter, of the property or of one that it overrides.</summary>
    public static IMethodSymbol? FindSetter(IPropertySymbol property)
    {
        for (IPropertySymbol? each = property; each is not null; each = each.OverriddenProperty)
        {
            if (each.SetMethod is { } setter)
                return setter;
        }

        return null;
    }

    public static bool IsNavigation(IPropertySymbol property)
        => EntityShape.IsEntity(property.Type) || (KnownTypes.SequenceElement(property.Type) is { } element && EntityShape.IsEntity(element));

    private static List<IPropertySymbol> Candidates(INamedTypeSymbol type)
    {
        var chain = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? each = type; each is { SpecialType: not SpecialType.System_Object }; each = each.BaseType)
            chain.Push(each);

        var properties = new List<IPropertySymbol>();
        foreach (INamedTypeSymbol each in chain)
        {
            foreach (ISymbol member in each.GetMembers())
            {
                if (member is not IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, PartialDefinitionPart: null } property
                    || FindGetter(property) is not { DeclaredAccessibility: Accessibility.Public })
                {
                    continue;
                }

                int hidden = properties.FindIndex(p => p.Name == property.Name);
                if (hidden >= 0)
                    properties[hidden] = property;
                else
                    properties.Add(property);
            }
        }

        properties.RemoveAll(property => property.Has(KnownTypes.NotMapped));
        return properties;
    }

    private static IMethodSymbol? FindGetter(IPropertySymbol property)
    {
        for (IPropertySymbol? each = property; each is not null; each = each.OverriddenProperty)
        {
            if (each.GetMethod is { } getter)
                return getter;
        }

        return null;
    }

    /// <summary>A constructor without parameters before one whose parameters are all columns; one that can be called before one that is private.</summary>
    private static IMethodSymbol? FindConstructor(INamedTypeSymbol type, List<IPropertySymbol> columns)
    {
        IMethodSymbol? best = null;
        int bestRank = 0;
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            int rank = Rank(constructor, columns);
            if (rank > bestRank)
                (best, bestRank) = (constructor, rank);
        }

        return best;
    }

    private static int Rank(IMethodSymbol constructor, List<IPropertySymbol> columns)
    {
        const int Callable = 100_000;
        const int Parameterless = 10_000;
        if (!constructor.Parameters.All(parameter => columns.Any(column => Fits(parameter, column))))
            return 0;
        return (IsCallable(constructor) ? Callable : 0) + (constructor.Parameters.Length == 0 ? Parameterless : constructor.Parameters.Length);
    }

    /// <summary>Whether generated code of the same assembly can call it.</summary>
    public static bool IsCallable(IMethodSymbol method)
        => method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static bool Fits(IParameterSymbol parameter, IPropertySymbol property)
        => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
           && parameter.RefKind is RefKind.None or RefKind.In
           && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);
}
