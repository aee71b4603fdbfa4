using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Reads members of the compilation that take a query and hand it on composed: <c>orders.ThatAreOpen()</c>.</summary>
internal sealed class Compositions(DataSymbols symbols, MethodBodies bodies)
{
    private const int MaxDepth = 6;

    private readonly ConcurrentDictionary<IMethodSymbol, List<IInvocationOperation>?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The steps that the call adds to the query it gets, from the last to the first; null when they cannot all be read.</summary>
    public List<IInvocationOperation>? Read(IInvocationOperation call, IOperation source) => Read(call, source, MaxDepth);

    private List<IInvocationOperation>? Read(IInvocationOperation call, IOperation source, int depth)
    {
        if (depth == 0 || call.Arguments.FirstOrDefault(a => a.Value.Unwrap() == source.Unwrap()) is not { Parameter: { } parameter })
            return null;
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (bodies.OnlyTarget(method, call.Instance?.Type) is not { } target || parameter.Ordinal >= target.Parameters.Length)
            return null;
        return _known.GetOrAdd(target, t => StepsOf(t, t.Parameters[parameter.Ordinal], depth));
    }

    private List<IInvocationOperation>? StepsOf(IMethodSymbol method, IParameterSymbol parameter, int depth)
    {
        var steps = new List<IInvocationOperation>();
        List<IOperation> returned = bodies.Returned(method);
        return returned.Count > 0
            && returned.TrueForAll(value => LeadsTo(value, parameter, steps, new(SymbolEqualityComparer.Default), depth)) ? steps : null;
    }

    /// <summary>Whether the value is the parameter with steps that are known.</summary>
    private bool LeadsTo(IOperation value, IParameterSymbol parameter, List<IInvocationOperation> steps, HashSet<ISymbol> seen, int depth)
    {
        value = value.Unwrap();
        switch (value)
        {
            case IParameterReferenceOperation reference:
                if (!SymbolEqualityComparer.Default.Equals(reference.Parameter.OriginalDefinition, parameter.OriginalDefinition))
                    return false;
                return !seen.Add(reference.Parameter) || Assigned(reference).TrueForAll(v => LeadsTo(v, parameter, steps, seen, depth));
            case ILocalReferenceOperation local:
                return !seen.Add(local.Local) || (LocalValues.Of(local.Local, local) is { Count: > 0 } values
                    && !LocalValues.IsOpen(local.Local, local) && values.TrueForAll(v => LeadsTo(v, parameter, steps, seen, depth)));
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return LeadsTo(choice.WhenTrue, parameter, steps, seen, depth) && LeadsTo(otherwise, parameter, steps, seen, depth);
            case IInvocationOperation call when IsOperator(call.TargetMethod):
                steps.Add(call);
                return call.Receiver() is { } receiver && LeadsTo(receiver, parameter, steps, seen, depth);
            case IInvocationOperation call when MethodBodies.HasSource(call.TargetMethod.OriginalDefinition)
                && call.Arguments.FirstOrDefault(a => symbols.IsQueryable(a.Value.Unwrap().Type)) is { Value: var source }:
                if (Read(call, source, depth - 1) is not { } inner)
                    return false;
                steps.AddRange(inner);
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
}
