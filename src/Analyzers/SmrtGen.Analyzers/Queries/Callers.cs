using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>The calls of a member in this compilation, outside of tests: what they hand in is all that it ever gets from here.</summary>
internal sealed class Callers(SourceTrees source)
{
    private const int MaxCalls = 40;

    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IInvocationOperation>> _known = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<string, Lazy<ImmutableArray<IInvocationOperation>>> _named = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<ITypeSymbol, ImmutableArray<IObjectCreationOperation>> _made = new(SymbolEqualityComparer.Default);

    /// <summary>Where the code makes objects of a type of its own.</summary>
    public ImmutableArray<IObjectCreationOperation> CreationsOf(ITypeSymbol type) =>
        type.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty ? [] : _made.GetOrAdd(type.OriginalDefinition, FindCreations);

    private ImmutableArray<IObjectCreationOperation> FindCreations(ITypeSymbol type)
    {
        ImmutableArray<IObjectCreationOperation>.Builder found = ImmutableArray.CreateBuilder<IObjectCreationOperation>();
        foreach (SyntaxTree tree in source.All)
        {
            if (!SyntaxIndex.Of(tree).Creates(type.Name) || RelaxedCode.IsTestFile(tree.FilePath))
                continue;
            foreach (ObjectCreationExpressionSyntax creation in tree.GetRoot().DescendantNodes().OfType<ObjectCreationExpressionSyntax>())
            {
                if (SyntaxIndex.SimpleName(creation.Type) != type.Name
                    || source.Model(tree)?.GetOperation(creation) is not IObjectCreationOperation operation
                    || !SymbolEqualityComparer.Default.Equals(operation.Type?.OriginalDefinition, type))
                    continue;
                found.Add(operation);
                if (found.Count == MaxCalls)
                    return found.ToImmutable();
            }
        }

        return found.ToImmutable();
    }

    public ImmutableArray<IInvocationOperation> Of(IMethodSymbol method) =>
        _known.GetOrAdd((method.ReducedFrom ?? method).OriginalDefinition, Find);

    private ImmutableArray<IInvocationOperation> Find(IMethodSymbol method) =>
        [.. _named.GetOrAdd(method.Name, name => new(() => Named(name))).Value.Where(call => Reaches(call.TargetMethod, method)).Take(MaxCalls)];

    /// <summary>Every call of a member of the name: members of one name are many, and a call is bound once for all of them.</summary>
    private ImmutableArray<IInvocationOperation> Named(string name)
    {
        ImmutableArray<IInvocationOperation>.Builder found = ImmutableArray.CreateBuilder<IInvocationOperation>();
        foreach (SyntaxTree tree in source.All)
        {
            if (!SyntaxIndex.Of(tree).Calls(name) || RelaxedCode.IsTestFile(tree.FilePath))
                continue;
            foreach (InvocationExpressionSyntax call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (SyntaxIndex.CalledName(call) == name && source.Model(tree)?.GetOperation(call) is IInvocationOperation operation)
                    found.Add(operation);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether a call of the one may run the other: the same member, its contract, or what it overrides.</summary>
    private static bool Reaches(IMethodSymbol called, IMethodSymbol method)
    {
        called = (called.ReducedFrom ?? called).OriginalDefinition;
        for (IMethodSymbol? current = method; current is not null; current = current.OverriddenMethod?.OriginalDefinition)
        {
            if (SymbolEqualityComparer.Default.Equals(called, current))
                return true;
        }

        return called.ContainingType.TypeKind == TypeKind.Interface && called.Parameters.Length == method.Parameters.Length
            && method.ContainingType.Is(called.ContainingType);
    }
}
