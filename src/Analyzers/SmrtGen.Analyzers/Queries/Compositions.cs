using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Reads members of the compilation that take a query and hand it on composed: <c>orders.ThatAreOpen()</c>.</summary>
internal sealed class Compositions(DataSymbols symbols, MethodBodies bodies)
{
    private const int MaxDepth = 6;

    /// <summary>What an extension block extends: it is a parameter of the block and not of its members.</summary>
    private const int Receiver = -1;

    private const int None = -2;

    private readonly ConcurrentDictionary<(IMethodSymbol Method, int Ordinal), List<QueryStep>?> _known = new(KeyComparer.Instance);

    /// <summary>The steps that the call adds to the query it gets, from the last to the first; null when they cannot be read.</summary>
    public List<QueryStep>? Read(IInvocationOperation call, IOperation source) => Read(call, source, MaxDepth);

    private List<QueryStep>? Read(IInvocationOperation call, IOperation source, int depth)
    {
        if (depth == 0)
            return null;
        int ordinal = call.Instance?.Unwrap() == source.Unwrap() ? Receiver
            : call.Arguments.FirstOrDefault(a => a.Value.Unwrap() == source.Unwrap())?.Parameter?.Ordinal ?? None;
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (ordinal == None || bodies.OnlyTarget(method, call.Instance?.Type) is not { } target || ordinal >= target.Parameters.Length)
            return null;
        return _known.GetOrAdd((target, ordinal), key => StepsOf(key.Method, key.Ordinal, depth))?.ConvertAll(step => step.Within([call]));
    }

    private List<QueryStep>? StepsOf(IMethodSymbol method, int parameter, int depth)
    {
        List<IOperation> returned = bodies.Returned(method);
        var all = new List<QueryStep>();
        var ways = new List<List<QueryStep>>();
        foreach (IOperation value in returned)
        {
            var steps = new List<QueryStep>();
            if (!LeadsTo(value, parameter, steps, new(SymbolEqualityComparer.Default), depth))
                return null;
            ways.Add(steps);
        }

        for (int i = 0; i < ways.Count; i++)
            all.AddRange(ways[i].Select(step => Bypassed(step, i)));
        return returned.Count > 0 ? all : null;

        // What another return value goes without is not always done.
        QueryStep Bypassed(QueryStep step, int way)
        {
            for (int i = 0; i < ways.Count; i++)
            {
                if (i != way && !ways[i].Exists(other => other.Call == step.Call))
                    step = step.Bypassed(returned[i], step.Through.Length);
            }

            return step;
        }
    }

    /// <summary>Whether the value is the parameter with steps on it, of which those whose inside is not known are steps too.</summary>
    private bool LeadsTo(IOperation value, int parameter, List<QueryStep> steps, HashSet<ISymbol> seen, int depth)
    {
        value = value.Unwrap();
        switch (value)
        {
            case IParameterReferenceOperation reference:
                if ((reference.Parameter.ContainingSymbol is IMethodSymbol ? reference.Parameter.Ordinal : Receiver) != parameter)
                    return false;
                return !seen.Add(reference.Parameter) || Assigned(reference).TrueForAll(v => LeadsTo(v, parameter, steps, seen, depth));
            case ILocalReferenceOperation local:
                return !seen.Add(local.Local) || (LocalValues.Of(local.Local, local) is { Count: > 0 } values
                    && !LocalValues.IsOpen(local.Local, local) && values.TrueForAll(v => LeadsTo(v, parameter, steps, seen, depth)));
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return LeadsTo(choice.WhenTrue, parameter, steps, seen, depth) && LeadsTo(otherwise, parameter, steps, seen, depth);
            case IInvocationOperation call when IsOperator(call.TargetMethod):
                steps.Add(new QueryStep(call, [], []));
                return call.Receiver() is { } receiver && LeadsTo(receiver, parameter, steps, seen, depth);
            case IInvocationOperation call
                when (call.Arguments.FirstOrDefault(a => symbols.IsQueryable(a.Value.Unwrap().Type))?.Value
                    ?? (symbols.IsQueryable(call.Instance?.Type) ? call.Instance : null)) is { } source:
                if (MethodBodies.HasSource(call.TargetMethod.OriginalDefinition) && Read(call, source, depth - 1) is { } inner)
                    steps.AddRange(inner);
                else
                    steps.Add(new QueryStep(call, [], []));
                return LeadsTo(source, parameter, steps, seen, depth);
            default:
                return false;
        }
    }

    private bool IsOperator(IMethodSymbol method) =>
        method.IsIn(symbols.Queryable) || method.IsIn(symbols.EfQueryable) || method.IsIn(symbols.EfRelationalQueryable);

    private static List<IOperation> Assigned(IParameterReferenceOperation reference) =>
    [
        .. reference.Root().Descendants().OfType<ISimpleAssignmentOperation>()
            .Where(a => a.Target is IParameterReferenceOperation target
                && SymbolEqualityComparer.Default.Equals(target.Parameter, reference.Parameter))
            .Select(static a => a.Value),
    ];

    private sealed class KeyComparer : IEqualityComparer<(IMethodSymbol Method, int Ordinal)>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals((IMethodSymbol Method, int Ordinal) x, (IMethodSymbol Method, int Ordinal) y) =>
            x.Ordinal == y.Ordinal && SymbolEqualityComparer.Default.Equals(x.Method, y.Method);

        public int GetHashCode((IMethodSymbol Method, int Ordinal) key) => SymbolEqualityComparer.Default.GetHashCode(key.Method) ^ key.Ordinal;
    }
}
