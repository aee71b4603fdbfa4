using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Reads an <c>IQueryable</c> back to its root: through calls, locals, and members that only compose.</summary>
internal sealed class QueryChainReader(DataSymbols symbols, MethodBodies bodies)
{
    private const int MaxHops = 40;

    /// <summary>Members that choose between members would make the ways too many.</summary>
    private const int MaxSteps = 200;

    private readonly Compositions _compositions = new(symbols, bodies);
    private readonly KeptQueries _kept = new(symbols, bodies);

    // Several rules ask for the query of one call, and each of its steps leads through other members.
    private readonly ConditionalWeakTable<IOperation, QueryChain> _read = new();

    public QueryChain Read(IOperation queryable) => _read.GetValue(queryable, ReadNew);

    private QueryChain ReadNew(IOperation queryable)
    {
        var chain = new QueryChain(QueryRoot.Unknown, queryable.Unwrap().Type.ElementType());
        Follow(queryable, chain, [], new HashSet<ISymbol>(SymbolEqualityComparer.Default), MaxHops);
        return chain;
    }

    /// <summary>Whether a value typed as a sequence is a query that a member with source only composes.</summary>
    public bool HandsOutQuery(IOperation operation)
    {
        if (LocalValues.Trace(operation) is not IInvocationOperation { TargetMethod: var method } call || call.Type?.Name != "IEnumerable"
            || !MethodBodies.HasSource(method.OriginalDefinition))
            return false;
        return bodies.OnlyTarget(method, call.Instance?.Type) is { } target && bodies.Returned(target) is { Count: 1 } values
            && symbols.IsQueryable(values[0].Unwrap().Type);
    }

    /// <param name="operation">What the query is at this point.</param>
    /// <param name="chain">What was found so far.</param>
    /// <param name="through">The uses of the members that the operation stands in, from the innermost to the outermost.</param>
    /// <param name="seen">The members and locals that were entered.</param>
    /// <param name="hops">How much further to go.</param>
    private void Follow(IOperation operation, QueryChain chain, ImmutableArray<IOperation> through, HashSet<ISymbol> seen, int hops)
    {
        operation = operation.Unwrap();
        if (hops == 0 || chain.Steps.Count > MaxSteps)
        {
            Lose(chain);
            return;
        }

        switch (operation)
        {
            case IInvocationOperation invocation:
                FollowCall(invocation, chain, through, seen, hops - 1);
                break;
            case IPropertyReferenceOperation or IFieldReferenceOperation
                or IParameterReferenceOperation when symbols.IsDbSet(operation.Type):
                SetRoot(chain, QueryRoot.Set, operation.Type);
                break;
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { SetMethod: null } } member
                when _kept.Values(member.Member) is { Count: > 0 } values:
                FollowAll(values, chain, [], seen, hops - 1);
                SetEntity(chain, member.Type);
                break;
            case IPropertyReferenceOperation property:
                FollowBody(property.Property.GetMethod, property, chain, through, seen, hops - 1);
                break;
            case ILocalReferenceOperation local:
                FollowLocal(local, chain, through, seen, hops - 1);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                chain.IsConditional = true;
                Follow(conditional.WhenTrue, chain, through, Copy(seen), hops - 1);
                Follow(otherwise, chain, through, Copy(seen), hops - 1);
                break;
            case ISwitchExpressionOperation selection:
                chain.IsConditional = true;
                foreach (ISwitchExpressionArmOperation arm in selection.Arms)
                    Follow(arm.Value, chain, through, Copy(seen), hops - 1);
                break;
            default:
                Lose(chain);
                break;
        }
    }

    private void FollowCall(
        IInvocationOperation call, QueryChain chain, ImmutableArray<IOperation> through, HashSet<ISymbol> seen, int hops)
    {
        IMethodSymbol method = call.TargetMethod;
        if (symbols.IsDbSet(call.Type))
        {
            SetRoot(chain, QueryRoot.Set, call.Type);
            return;
        }

        if (method.Name == "Query" && symbols.EfNavigationEntry is { } entry && method.ContainingType.DerivesFrom(entry))
        {
            SetRoot(chain, QueryRoot.Navigation, call.Type);
            return;
        }

        if (method.IsIn(symbols.EfRelationalDatabase))
        {
            chain.Steps.Add(new QueryStep(call, through, []));
            SetRoot(chain, QueryRoot.Sql, call.Type);
            return;
        }

        bool isEf = method.IsIn(symbols.EfQueryable) || method.IsIn(symbols.EfRelationalQueryable);
        if (isEf || method.IsIn(symbols.Queryable))
        {
            chain.HasEfStep |= isEf;
            chain.Steps.Add(new QueryStep(call, through, []));
            IOperation? source = call.Receiver();
            if (source is null)
                Lose(chain);
            else if (symbols.IsQueryable(source.Unwrap().Type) || source.Unwrap() is ILocalReferenceOperation { Type: { } t }
                && symbols.IsQueryable(t))
                Follow(source, chain, through, seen, hops);
            else
                chain.Root = QueryRoot.Memory;
            return;
        }

        FollowOwnCall(call, chain, through, seen, hops);
    }

    private void FollowOwnCall(
        IInvocationOperation call, QueryChain chain, ImmutableArray<IOperation> through, HashSet<ISymbol> seen, int hops)
    {
        IOperation? source = call.Arguments.FirstOrDefault(a => symbols.IsQueryable(a.Value.Unwrap().Type))?.Value
            ?? (symbols.IsQueryable(call.Instance?.Type) ? call.Instance : null);
        if (source is null)
        {
            FollowBody(call.TargetMethod, call, chain, through, seen, hops);
            return;
        }

        if (symbols.IsDbSet(source.Unwrap().Type) && call.TargetMethod.Name is "AsQueryable" or "AsNoTracking")
        {
            SetRoot(chain, QueryRoot.Set, source.Unwrap().Type);
            return;
        }

        if (call.TargetMethod.Name != "ProjectTo" && _compositions.Read(call, source) is { } steps)
        {
            chain.Steps.AddRange(steps.Select(step => step.Within(through)));
        }
        else
        {
            chain.IsComplete &= call.TargetMethod.Name == "ProjectTo";
            chain.Steps.Add(new QueryStep(call, through, []));
        }

        Follow(source, chain, through, seen, hops);
    }

    private void FollowBody(IMethodSymbol? method, IOperation call, QueryChain chain, ImmutableArray<IOperation> through,
        HashSet<ISymbol> seen, int hops)
    {
        if (method is null || !(symbols.IsQueryable(call.Type.Awaited()) || HandsOutQuery(call)) || !seen.Add(method.OriginalDefinition))
        {
            Lose(chain);
            return;
        }

        IMethodSymbol? target = bodies.OnlyTarget(method, (call as IInvocationOperation)?.Instance?.Type);
        List<IOperation> returned = target is null ? [] : bodies.Returned(target);
        if (returned.Count == 0)
        {
            if (IsWholeSet(method, call.Type.Awaited().ElementType()))
                SetRoot(chain, QueryRoot.Repository, call.Type.Awaited());
            else
                Lose(chain);
            return;
        }

        FollowAll(returned, chain, through.Insert(0, call), seen, hops);
        SetEntity(chain, call.Type.Awaited());
    }

    /// <summary>Follows values of which the query is one; what another one goes without is not always done.</summary>
    private void FollowAll(
        List<IOperation> values, QueryChain chain, ImmutableArray<IOperation> through, HashSet<ISymbol> seen, int hops)
    {
        chain.IsConditional |= values.Count > 1;
        var ends = new List<int> { chain.Steps.Count };
        foreach (IOperation value in values)
        {
            Follow(value, chain, through, Copy(seen), hops);
            ends.Add(chain.Steps.Count);
        }

        for (int way = 0; values.Count > 1 && way < values.Count; way++)
        {
            for (int i = ends[way]; i < ends[way + 1]; i++)
            {
                for (int other = 0; other < values.Count; other++)
                {
                    if (other != way && !chain.Steps.GetRange(ends[other], ends[other + 1] - ends[other]).Exists(s => s.Call == chain.Steps[i].Call))
                        chain.Steps[i] = chain.Steps[i].Bypassed(values[other], chain.Steps[i].Through.Length - through.Length);
                }
            }
        }
    }

    /// <summary>Two ways may lead through the same member.</summary>
    private static HashSet<ISymbol> Copy(HashSet<ISymbol> seen) => new(seen, SymbolEqualityComparer.Default);

    private static void SetEntity(QueryChain chain, ITypeSymbol? query)
    {
        if (query.ElementType() is { TypeKind: not TypeKind.TypeParameter } element)
            chain.Entity = element;
    }

    private static void Lose(QueryChain chain)
    {
        chain.IsComplete = false;
        chain.IsTraced = false;
    }

    /// <summary>A member of <c>X&lt;T&gt;</c> that takes nothing and returns <c>IQueryable&lt;T&gt;</c> has nothing to choose rows
    /// by.</summary>
    private static bool IsWholeSet(IMethodSymbol method, ITypeSymbol? element)
    {
        if (element is null || method.IsStatic || !method.Parameters.All(static p => p.IsOptional))
            return false;
        return method.ContainingType.TypeArguments.Any(argument => SymbolEqualityComparer.Default.Equals(argument, element));
    }

    private void FollowLocal(
        ILocalReferenceOperation local, QueryChain chain, ImmutableArray<IOperation> through, HashSet<ISymbol> seen, int hops)
    {
        if (symbols.IsDbSet(local.Type))
        {
            SetRoot(chain, QueryRoot.Set, local.Type);
            return;
        }

        if (!seen.Add(local.Local))
            return;
        List<IOperation> values = LocalValues.Of(local.Local, local).FindAll(value => Branches.MayReach(value, local));
        if (values.Count == 0)
            Lose(chain);
        chain.IsConditional |= values.Count > 1;
        foreach (IOperation value in values)
            Follow(value, chain, through, seen, hops);
    }

    private static void SetRoot(QueryChain chain, QueryRoot root, ITypeSymbol? type)
    {
        if (chain.Root == QueryRoot.Unknown)
            chain.Root = root;
        chain.Entity = type.ElementType() ?? chain.Entity;
    }
}
