using Microsoft.CodeAnalysis;

namespace SmrtGen.CodeFixes;

/// <summary>The one key property of an entity, by attribute or convention.</summary>
internal static class EntityKey
{
    public static IPropertySymbol? Of(ITypeSymbol? entity)
    {
        if (entity is null)
            return null;
        List<IPropertySymbol> properties = [];
        for (ITypeSymbol? type = entity; type is not null; type = type.BaseType)
            properties.AddRange(type.GetMembers().OfType<IPropertySymbol>()
                .Where(static p => !p.IsStatic && p.DeclaredAccessibility == Accessibility.Public));
        List<IPropertySymbol> marked = [.. properties.Where(static p =>
            p.GetAttributes().Any(static a => a.AttributeClass?.Name == "KeyAttribute"))];
        if (marked.Count > 0)
            return marked.Count == 1 ? marked[0] : null;
        return properties.Find(static p => p.Name == "Id") ?? properties.Find(p => p.Name == entity.Name + "Id");
    }
}
