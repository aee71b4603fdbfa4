using Microsoft.CodeAnalysis;

namespace SmrtGen.Generator.Parsing;

/// <summary>Finds the foreign key behind a relation, by attribute or by name. Reports nothing: its callers know what it means when nothing is found.</summary>
internal sealed class ForeignKeyFinder(EntityShape owner)
{
    private readonly List<EntityShape> _shapes = [owner];

    /// <summary>The shape of an entity, read once.</summary>
    public EntityShape Shape(INamedTypeSymbol type)
    {
        EntityShape? shape = _shapes.Find(each => SymbolEqualityComparer.Default.Equals(each.Type, type));
        if (shape is null)
        {
            shape = EntityShape.Of(type);
            _shapes.Add(shape);
        }

        return shape;
    }

    /// <summary>The names that [ForeignKey] on a property gives; none without it.</summary>
    public static string[] NamesOf(IPropertySymbol property)
        => property.Find(KnownTypes.ForeignKey).Argument<string>(0) is { } names
            ? [.. names.Split(',').Select(name => name.Trim()).Where(name => name.Length > 0)]
            : [];

    /// <summary>The properties of these names; null when one is missing or there are none.</summary>
    public static IReadOnlyList<IPropertySymbol>? Named(EntityShape shape, IReadOnlyCollection<string> names)
    {
        IPropertySymbol[] properties = [.. names.Select(shape.Property).OfType<IPropertySymbol>()];
        return properties.Length > 0 && properties.Length == names.Count ? properties : null;
    }

    /// <summary>The properties of <paramref name="from"/> that a to-one navigation of it goes along; null when there are none.</summary>
    public static IReadOnlyList<IPropertySymbol>? OfNavigation(EntityShape from, IPropertySymbol navigation, EntityShape target)
    {
        if (NamesOf(navigation) is { Length: > 0 } names)
            return Named(from, names);
        IPropertySymbol[] marked = [.. from.Properties.Where(property => NamesOf(property).Contains(navigation.Name))];
        return marked.Length > 0 ? marked : Named(from, [.. target.Keys.Select(key => navigation.Name + key.Name)])
            ?? (target.Keys.Count == 1 ? Named(from, [navigation.Name + "Id"]) : null)
            ?? OfType(from, target);
    }

    /// <summary>The properties of <paramref name="from"/> that refer to an entity by its class name.</summary>
    public static IReadOnlyList<IPropertySymbol>? OfType(EntityShape from, EntityShape target)
    {
        IPropertySymbol[] marked = [.. from.Properties.Where(property => NamesOf(property).Contains(target.Type.Name))];
        if (marked.Length > 0 && marked.Length == target.Keys.Count)
            return marked;
        string[] keys = [.. target.Keys.Select(key => key.Name)];
        string name = target.Type.Name;
        IReadOnlyList<IPropertySymbol>? found = Named(from, [.. keys.Select(key => name + key)])
            ?? (keys.Length == 1 ? Named(from, [name + "Id"]) : null);

        // A key that already carries the class's name (ArtistId) is repeated as it is.
        return found ?? (keys.All(key => key != "Id") && !SymbolEqualityComparer.Default.Equals(from.Type, target.Type) ? Named(from, keys) : null);
    }

    /// <summary>The to-one navigations of <paramref name="from"/> to an entity that hold the foreign key.</summary>
    public static IReadOnlyList<IPropertySymbol> NavigationsTo(EntityShape from, EntityShape target)
        => [.. from.Navigations.Where(navigation => SymbolEqualityComparer.Default.Equals(navigation.Type, target.Type)
            && OfNavigation(from, navigation, target) is { } found && found.Count == target.Keys.Count)];
}
