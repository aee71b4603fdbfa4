using Microsoft.CodeAnalysis;

namespace SmrtGen.Generator.Incremental;

/// <summary>Finds the files that the model of a type is read from: those of the types that it names, and of the types that these name. Lives with its compilation.</summary>
/// <remarks>
/// A model reaches: context → entity → related entity → type of its key → converter of that. One step more than any of them takes is walked.
/// What is found by name only (is a name taken? which entity is nearest?) needs no file: it is in the outline of all files.
/// </remarks>
internal sealed class TypeDependencies
{
    private const int Steps = 5;

    private readonly Dictionary<INamedTypeSymbol, TypeUses> _uses = new(SymbolEqualityComparer.Default);

    public bool TryFindFiles(INamedTypeSymbol type, out IReadOnlyCollection<SyntaxTree> files, CancellationToken cancellationToken)
    {
        var found = new HashSet<SyntaxTree>();
        files = found;
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { type };
        List<INamedTypeSymbol> level = [type];
        for (int step = 0; step < Steps && level.Count > 0; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = new List<INamedTypeSymbol>();
            foreach (INamedTypeSymbol each in level)
            {
                TypeUses uses = Uses(each);
                if (uses.HasErrors)
                    return false;
                found.UnionWith(uses.Files);
                next.AddRange(uses.Types.Where(seen.Add));
            }

            level = next;
        }

        return true;
    }

    private TypeUses Uses(INamedTypeSymbol type)
    {
        if (!_uses.TryGetValue(type, out TypeUses? uses))
            _uses.Add(type, uses = TypeUses.Of(type));
        return uses;
    }
}
