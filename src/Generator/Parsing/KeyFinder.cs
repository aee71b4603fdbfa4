using Microsoft.CodeAnalysis;

namespace SmrtGen.Generator.Parsing;

/// <summary>Finds the key of a class: the properties marked [Key], or <c>Id</c>, or <c>{Class}Id</c>.</summary>
internal static class KeyFinder
{
    public static IReadOnlyList<IPropertySymbol> Find(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> properties)
    {
        var marked = properties.Where(property => property.Has(KnownTypes.Key)).ToList();
        if (marked.Count > 0)
            return marked.Count == 1 ? marked : [.. marked.OrderBy(Order)];
        IPropertySymbol? byConvention = Named(properties, "Id") ?? Named(properties, type.Name + "Id");
        return byConvention is null ? [] : [byConvention];
    }

    private static IPropertySymbol? Named(IReadOnlyList<IPropertySymbol> properties, string name)
        => properties.FirstOrDefault(property => property.Name == name)
           ?? properties.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));

    private static int Order(IPropertySymbol property)
        => property.Find(KnownTypes.Column) is { } column && column.TryGetNamed("Order", out int order) ? order : int.MaxValue;
}
