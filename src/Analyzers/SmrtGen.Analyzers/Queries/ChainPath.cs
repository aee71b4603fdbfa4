using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers.Queries;

/// <summary>How a walk along a query came to where it is, and how much further it may go.</summary>
internal readonly struct ChainPath
{
    private const int MaxHops = 40;

    private readonly HashSet<ISymbol> _entered;

    private ChainPath(ImmutableArray<IOperation> through, HashSet<ISymbol> entered, int hops)
    {
        _entered = entered;
        Through = through;
        Hops = hops;
    }

    public static ChainPath Start => new([], new(SymbolEqualityComparer.Default), MaxHops);

    /// <summary>The uses of the members around, from the innermost to the outermost.</summary>
    public ImmutableArray<IOperation> Through { get; }

    public int Hops { get; }

    /// <summary>Whether a member or a local is entered for the first time on this path.</summary>
    public bool Enter(ISymbol symbol) => _entered.Add(symbol);

    public ChainPath Further() => new(Through, _entered, Hops - 1);

    /// <summary>Into the member that an operation uses.</summary>
    public ChainPath Within(IOperation use) => new(Through.Insert(0, use), _entered, Hops);

    /// <summary>To where no member is around, as the initializer of a field.</summary>
    public ChainPath Outside() => new([], _entered, Hops);

    /// <summary>One of several ways, which may enter the same members.</summary>
    public ChainPath Apart() => new(Through, new(_entered, SymbolEqualityComparer.Default), Hops);
}
