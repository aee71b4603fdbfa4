using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Reads an <c>IQueryable</c> back to its root: through calls, locals, and members that only compose.</summary>
internal sealed class QueryChainReader(DataSymbols symbols, MethodBodies bodies)
{
    private const int MaxHops = 40;

    private readonly Compositions _compositions = new(symbols, bodies);

    public QueryChain Read(IOperation queryable)
    {
        var chain = new QueryChain(QueryRoot.Unknown, queryable.Unwrap().Type.ElementType());
        Follow(queryable, chain, [], MaxHops);
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

    private void Follow(IOperation operation, QueryChain chain, HashSet<ISymbol> seen, int hops)
    {
        operation = operation.Unwrap();
        if (hops == 0)
        {
            chain.IsComplete = false;
            return;
        }

        switch (operation)
        {
            case IInvocationOperation invocation:
                FollowCall(invocation, chain, seen, hops - 1);
                break;
            case IPropertyReferenceOperation or IFieldReferenceOperation
                or IParameterReferenceOperation when symbols.IsDbSet(operation.Type):
                SetRoot(chain, QueryRoot.Set, operation.Type);
                break;
            case IPropertyReferenceOperation property:
                FollowBody(property.Property.GetMethod, property, chain, seen, hops - 1);
                break;
            case ILocalReferenceOperation local:
                FollowLocal(local, chain, seen, hops - 1);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                chain.IsConditional = true;
                Follow(conditional.WhenTrue, chain, seen, hops - 1);
                Follow(otherwise, chain, seen, hops - 1);
                break;
            case ISwitchExpressionOperation selection:
                chain.IsConditional = true;
                foreach (ISwitchExpressionArmOperation arm in selection.Arms)
                    Follow(arm.Value, chain, seen, hops - 1);
                break;
            default:
                chain.IsComplete = false;
                break;
        }
    }

    private void FollowCall(IInvocationOperation call, QueryChain chain, HashSet<ISymbol> seen, int hops)
    {
        IMethodSymbol method = call.TargetMethod;
        if (symbols.IsDbSet(call.Type) && (method.Name == "Set" || call.Arguments.IsEmpty))
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
            chain.Steps.Add(call);
            SetRoot(chain, QueryRoot.Sql, call.Type);
            return;
        }

        bool isEf = method.IsIn(symbols.EfQueryable) || method.IsIn(symbols.EfRelationalQueryable);
        if (isEf || method.IsIn(symbols.Queryable))
        {
            chain.HasEfStep |= isEf;
            chain.Steps.Add(call);
            IOperation? source = call.Receiver();
            if (source is null)
                chain.IsComplete = false;
            else if (symbols.IsQueryable(source.Unwrap().Type) || source.Unwrap() is ILocalReferenceOperation { Type: { } t }
                && symbols.IsQueryable(t))
                Follow(source, chain, seen, hops);
            else
                chain.Root = QueryRoot.Memory;
            return;
        }

        FollowOwnCall(call, chain, seen, hops);
    }

    private void FollowOwnCall(IInvocationOperation call, QueryChain chain, HashSet<ISymbol> seen, int hops)
    {
        IOperation? source = call.Arguments.FirstOrDefault(a => symbols.IsQueryable(a.Value.Unwrap().Type))?.Value
            ?? (symbols.IsQueryable(call.Instance?.Type) ? call.Instance : null);
        if (source is not null)
        {
            if (!MethodBodies.HasSource(call.TargetMethod.OriginalDefinition))
                chain.Steps.Add(call);
            if (symbols.IsDbSet(source.Unwrap().Type) && call.TargetMethod.Name is "AsQueryable" or "AsNoTracking")
                SetRoot(chain, QueryRoot.Set, source.Unwrap().Type);
            else if (call.TargetMethod.Name == "ProjectTo")
                Follow(source, chain, seen, hops);
            else
            {
                if (_compositions.Read(call, source) is { } steps)
                    chain.Steps.AddRange(steps);
                else
                    chain.IsComplete = false;
                Follow(source, chain, seen, hops);
            }

            return;
        }

        FollowBody(call.TargetMethod, call, chain, seen, hops);
    }

    private void FollowBody(IMethodSymbol? method, IOperation call, QueryChain chain, HashSet<ISymbol> seen, int hops)
    {
        if (method is null || !(symbols.IsQueryable(call.Type) || HandsOutQuery(call)) || !seen.Add(method.OriginalDefinition))
        {
            chain.IsComplete = false;
            return;
        }

        IMethodSymbol? target = bodies.OnlyTarget(method, (call as IInvocationOperation)?.Instance?.Type);
        List<IOperation> returned = target is null ? [] : bodies.Returned(target);
        if (returned.Count == 0)
        {
            if (IsWholeSet(method, call.Type.ElementType()))
                SetRoot(chain, QueryRoot.Repository, call.Type);
            else
                chain.IsComplete = false;
            return;
        }

        chain.IsConditional |= returned.Count > 1;
        foreach (IOperation value in returned)
            Follow(value, chain, seen, hops);
        if (call.Type.ElementType() is { TypeKind: not TypeKind.TypeParameter } element)
            chain.Entity = element;
    }

    /// <summary>A member of <c>X&lt;T&gt;</c> that takes nothing and returns <c>IQueryable&lt;T&gt;</c> has nothing to choose rows
    /// by.</summary>
    private static bool IsWholeSet(IMethodSymbol method, ITypeSymbol? element)
    {
        if (element is null || method.IsStatic || !method.Parameters.All(static p => p.IsOptional))
            return false;
        return method.ContainingType.TypeArguments.Any(argument => SymbolEqualityComparer.Default.Equals(argument, element));
    }

    private void FollowLocal(ILocalReferenceOperation local, QueryChain chain, HashSet<ISymbol> seen, int hops)
    {
        if (symbols.IsDbSet(local.Type))
        {
            SetRoot(chain, QueryRoot.Set, local.Type);
            return;
        }

        if (!seen.Add(local.Local))
            return;
        List<IOperation> values = LocalValues.Of(local.Local, local);
        if (values.Count == 0)
            chain.IsComplete = false;
        chain.IsConditional |= values.Count > 1;
        foreach (IOperation value in values)
            Follow(value, chain, seen, hops);
    }

    private static void SetRoot(QueryChain chain, QueryRoot root, ITypeSymbol? type)
    {
        if (chain.Root == QueryRoot.Unknown)
            chain.Root = root;
        chain.Entity = type.ElementType() ?? chain.Entity;
    }
}
