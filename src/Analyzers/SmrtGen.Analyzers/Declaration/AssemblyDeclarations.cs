using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Parsing;

namespace SmrtGen.Analyzers.Declaration;

/// <summary>The entities and contexts of one assembly, in the order of their declarations. Found when a rule first needs all of them.</summary>
internal sealed class AssemblyDeclarations(IAssemblySymbol assembly)
{
    private readonly Lazy<IReadOnlyList<EntityShape>> _entities = new(() => [.. Find(assembly, KnownTypes.Smrt).Select(EntityShape.Of)]);

    private readonly Lazy<IReadOnlyList<INamedTypeSymbol[]>> _contexts = new(
        () => [.. Find(assembly, KnownTypes.SmrtContext).Select(context => context.Find(KnownTypes.SmrtContext)!.Elements<INamedTypeSymbol>(0))]);

    public IReadOnlyList<EntityShape> Entities => _entities.Value;

    /// <summary>Whether an entity is the first of all; where something is reported once for the whole assembly.</summary>
    public bool IsFirst(INamedTypeSymbol entity) => Entities.Count > 0 && SymbolEqualityComparer.Default.Equals(Entities[0].Type, entity);

    /// <summary>An entity before this one that is stored in the same table and belongs to a context with it, or null.</summary>
    public EntityShape? FindTwin(INamedTypeSymbol entity)
    {
        EntityShape? shape = Entities.FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.Type, entity));
        return shape is null
            ? null
            : Entities.TakeWhile(each => each != shape).FirstOrDefault(each => HaveSameTable(each, shape) && HaveSameContext(each, shape));
    }

    // SQLite compares the names of tables without regard to case.
    private static bool HaveSameTable(EntityShape one, EntityShape other)
        => string.Equals(one.Table.Name, other.Table.Name, StringComparison.OrdinalIgnoreCase)
           && string.Equals(one.Table.Schema, other.Table.Schema, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a context holds both. A context that names none holds all; where there is no context yet, all may come together.</summary>
    private bool HaveSameContext(EntityShape one, EntityShape other)
        => _contexts.Value.Count == 0 || _contexts.Value.Any(named => named.Length == 0 || (Holds(named, one) && Holds(named, other)));

    private static bool Holds(INamedTypeSymbol[] named, EntityShape entity)
        => named.Any(type => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, entity.Type));

    private static IEnumerable<INamedTypeSymbol> Find(IAssemblySymbol assembly, string attribute)
        => EntityFinder.All(assembly.GlobalNamespace, attribute).OrderBy(Path, StringComparer.Ordinal).ThenBy(type => type.Locations[0].SourceSpan.Start);

    private static string Path(INamedTypeSymbol type) => type.Locations[0].SourceTree?.FilePath ?? "";
}
