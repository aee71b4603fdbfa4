using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmrtGen.Analyzers.Queries;

/// <summary>The types of this compilation that derive from or implement another one.</summary>
internal sealed class TypeIndex(SourceTrees source)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol,
        ImmutableArray<INamedTypeSymbol>> _derived = new(SymbolEqualityComparer.Default);
    private readonly Lazy<Dictionary<string, List<TypeDeclarationSyntax>>> _byBase = new(() => IndexBases(source));
    private readonly Lazy<HashSet<string>> _sets = new(() =>
        [.. source.All.SelectMany(static tree => SyntaxIndex.Of(tree).SetTypes)]);

    private readonly ConcurrentDictionary<INamedTypeSymbol, IMethodSymbol?> _handlers = new(SymbolEqualityComparer.Default);

    /// <summary>The member that handles a message; null when there is not exactly one outside of tests.</summary>
    public IMethodSymbol? Handler(INamedTypeSymbol message) => _handlers.GetOrAdd(message.OriginalDefinition, FindHandler);

    /// <summary>Whether some context of the compilation has a set of the type.</summary>
    public bool IsEntity(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class } && _sets.Value.Contains(type.Name);

    /// <summary>Every source type below the given one, at any depth.</summary>
    public ImmutableArray<INamedTypeSymbol> Derived(INamedTypeSymbol type) => _derived.GetOrAdd(type.OriginalDefinition, Collect);

    private ImmutableArray<INamedTypeSymbol> Collect(INamedTypeSymbol type)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var names = new Queue<string>([type.Name]);
        var seen = new HashSet<string>(names);
        while (names.Count > 0)
        {
            if (!_byBase.Value.TryGetValue(names.Dequeue(), out List<TypeDeclarationSyntax>? declarations))
                continue;
            foreach (TypeDeclarationSyntax declaration in declarations)
            {
                if (source.Model(declaration.SyntaxTree)?.GetDeclaredSymbol(declaration) is not INamedTypeSymbol symbol || !symbol.Is(type))
                    continue;
                found.Add(symbol);
                if (seen.Add(symbol.Name))
                    names.Enqueue(symbol.Name);
            }
        }

        return [.. found.OrderBy(static symbol => symbol.ToDisplayString(), StringComparer.Ordinal)];
    }

    private IMethodSymbol? FindHandler(INamedTypeSymbol message)
    {
        var found = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (KeyValuePair<string, List<TypeDeclarationSyntax>> entry in _byBase.Value)
        {
            if (!entry.Key.EndsWith("Handler", StringComparison.Ordinal))
                continue;
            foreach (TypeDeclarationSyntax declaration in entry.Value)
            {
                if (!declaration.BaseList!.ToString().Contains(message.Name)
                    || source.Model(declaration.SyntaxTree)?.GetDeclaredSymbol(declaration) is not INamedTypeSymbol { IsAbstract: false } type
                    || RelaxedCode.IsTestType(type) || RelaxedCode.IsInTests(type))
                    continue;
                foreach (ISymbol member in type.GetMembers())
                {
                    if (member is IMethodSymbol { Name: "Handle" or "HandleAsync" or "Execute" or "ExecuteAsync" } method
                        && method.Parameters.Length > 0
                        && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type.OriginalDefinition, message))
                        found.Add(method);
                }
            }
        }

        return found.Count == 1 ? found.First() : null;
    }

    private static Dictionary<string, List<TypeDeclarationSyntax>> IndexBases(SourceTrees source)
    {
        var index = new Dictionary<string, List<TypeDeclarationSyntax>>();
        foreach (SyntaxTree tree in source.All)
        {
            foreach (KeyValuePair<string, TypeDeclarationSyntax> entry in SyntaxIndex.Of(tree).Bases)
            {
                if (!index.TryGetValue(entry.Key, out List<TypeDeclarationSyntax>? list))
                    index.Add(entry.Key, list = []);
                list.Add(entry.Value);
            }
        }

        return index;
    }
}
