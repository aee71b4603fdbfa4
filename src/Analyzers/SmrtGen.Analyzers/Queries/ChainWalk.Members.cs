using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Through members and locals that a query is read from.</summary>
internal sealed partial class ChainWalk
{
    private void FollowBody(IMethodSymbol? method, IOperation call, ChainPath path)
    {
        if (method is null || !(symbols.IsQueryable(call.Type.Awaited()) || reader.HandsOutQuery(call)) || !path.Enter(method.OriginalDefinition))
        {
            Lose();
            return;
        }

        IMethodSymbol? target = bodies.OnlyTarget(method, (call as IInvocationOperation)?.Instance?.Type);
        List<IOperation> returned = target is null ? [] : bodies.Returned(target);
        if (returned.Count == 0)
        {
            if (IsWholeSet(method, call.Type.Awaited().ElementType()))
                SetRoot(QueryRoot.Repository, call.Type.Awaited());
            else
                Lose();
            return;
        }

        FollowAll(returned, path.Within(call));
        SetEntity(call.Type.Awaited());
    }

    /// <summary>Follows values of which the query is one; what another one goes without is not always done.</summary>
    private void FollowAll(List<IOperation> values, ChainPath path)
    {
        chain.IsConditional |= values.Count > 1;
        var ends = new List<int> { chain.Steps.Count };
        foreach (IOperation value in values)
        {
            Follow(value, path.Apart());
            ends.Add(chain.Steps.Count);
        }

        for (int way = 0; values.Count > 1 && way < values.Count; way++)
        {
            for (int i = ends[way]; i < ends[way + 1]; i++)
            {
                for (int other = 0; other < values.Count; other++)
                {
                    if (other != way && !HasStep(chain.Steps[i].Call, ends[other], ends[other + 1]))
                        chain.Steps[i] = chain.Steps[i].Bypassed(values[other], chain.Steps[i].Through.Length - path.Through.Length);
                }
            }
        }
    }

    private bool HasStep(IOperation call, int start, int end) => chain.Steps.FindIndex(start, end - start, step => step.Call == call) >= 0;

    private void FollowLocal(ILocalReferenceOperation local, ChainPath path)
    {
        if (symbols.IsDbSet(local.Type))
        {
            SetRoot(QueryRoot.Set, local.Type);
            return;
        }

        if (!path.Enter(local.Local))
            return;
        List<IOperation> values = LocalValues.Of(local.Local, local).FindAll(value => Branches.MayReach(value, local));
        if (values.Count == 0)
            Lose();
        chain.IsConditional |= values.Count > 1;
        foreach (IOperation value in values)
            Follow(value, path);
    }

    /// <summary>A member of <c>X&lt;T&gt;</c> that takes nothing and returns <c>IQueryable&lt;T&gt;</c> has nothing to choose rows
    /// by.</summary>
    private static bool IsWholeSet(IMethodSymbol method, ITypeSymbol? element)
    {
        if (element is null || method.IsStatic || !method.Parameters.All(static p => p.IsOptional))
            return false;
        return method.ContainingType.TypeArguments.Any(argument => SymbolEqualityComparer.Default.Equals(argument, element));
    }
}
