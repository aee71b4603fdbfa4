using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Parsing;

namespace SmrtGen.Analyzers.Declaration;

/// <summary>The entities of one assembly, in the order of their declarations. Found when a rule first needs all of them.</summary>
internal sealed class AssemblyEntities(IAssemblySymbol assembly)
{
    private readonly Lazy<IReadOnlyList<EntityShape>> _all = new(
        () => [.. EntityFinder.All(assembly.GlobalNamespace).OrderBy(Path, StringComparer.Ordinal).ThenBy(Position).Select(EntityShape.Of)]);

    private readonly Lazy<IReadOnlyList<INamedTypeSymbol[]>> _contexts = new(
        () => [.. EntityFinder.All(assembly.GlobalNamespace, type => type.Has(KnownTypes.SmrtContext)).Select(type => type.Find(KnownTypes.SmrtContext)!.Elements<INamedTypeSymbol>(0))]);

    public IReadOnlyList<EntityShape> All => _all.Value;

    /// <summary>Whether a type is the first of all; where something is reported once for the whole assembly.</summary>
    public bool IsFirst(INamedTypeSymbol type) => All.Count > 0 && SymbolEqualityComparer.Default.Equals(All[0].Type, type);

    /// <summary>The entity before this one that is stored in the same table of the same database, or null.</summary>
    public EntityShape? FindTwin(INamedTypeSymbol type)
    {
        EntityShape? shape = All.FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.Type, type));
        return shape is null
            ? null
            : All.TakeWhile(each => each != shape).FirstOrDefault(
                each => IsSame(each.Table.Name, shape.Table.Name) && IsSame(each.Table.Schema, shape.Table.Schema) && MayMeet(each.Type, type));
    }

    /// <summary>Whether a context may hold both: one that names no entities holds all. Without contexts nobody knows.</summary>
    private bool MayMeet(INamedTypeSymbol one, INamedTypeSymbol other)
        => _contexts.Value.Count == 0
           || _contexts.Value.Any(named => named.Length == 0
               || (named.Contains(one, SymbolEqualityComparer.Default) && named.Contains(other, SymbolEqualityComparer.Default)));

    // SQLite compares the names of tables without regard to case.
    private static bool IsSame(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Path(INamedTypeSymbol type) => type.Locations[0].SourceTree?.FilePath ?? "";

    private static int Position(INamedTypeSymbol type) => type.Locations[0].SourceSpan.Start;
}
