using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>The way of one query back to its root; what it finds goes into the chain.</summary>
/// <param name="symbols">The types of the data libraries.</param>
/// <param name="bodies">The bodies of the compilation.</param>
/// <param name="reader">What is known of the members of the compilation.</param>
/// <param name="chain">The query.</param>
internal sealed partial class ChainWalk(DataSymbols symbols, MethodBodies bodies, QueryChainReader reader, QueryChain chain)
{
    /// <summary>Members that choose between members would make the ways too many.</summary>
    private const int MaxSteps = 200;

    /// <summary>Adds what an operation is made of to the query.</summary>
    /// <param name="operation">What the query is at this point.</param>
    /// <param name="path">How the walk came here.</param>
    public void Follow(IOperation operation, ChainPath path)
    {
        operation = operation.Unwrap();
        if (path.Hops == 0 || chain.Steps.Count > MaxSteps)
        {
            Lose();
            return;
        }

        switch (operation)
        {
            case IInvocationOperation invocation:
                FollowCall(invocation, path.Further());
                break;
            case IPropertyReferenceOperation or IFieldReferenceOperation
                or IParameterReferenceOperation when symbols.IsDbSet(operation.Type):
                SetRoot(QueryRoot.Set, operation.Type);
                break;
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { SetMethod: null } } member
                when reader.Kept.Values(member.Member) is { Count: > 0 } values:
                FollowAll(values, path.Further().Outside());
                SetEntity(member.Type);
                break;
            case IPropertyReferenceOperation property:
                FollowBody(property.Property.GetMethod, property, path.Further());
                break;
            case ILocalReferenceOperation local:
                FollowLocal(local, path.Further());
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                chain.IsConditional = true;
                Follow(conditional.WhenTrue, path.Further().Apart());
                Follow(otherwise, path.Further().Apart());
                break;
            case ISwitchExpressionOperation selection:
                chain.IsConditional = true;
                foreach (ISwitchExpressionArmOperation arm in selection.Arms)
                    Follow(arm.Value, path.Further().Apart());
                break;
            default:
                Lose();
                break;
        }
    }

    private void FollowCall(IInvocationOperation call, ChainPath path)
    {
        IMethodSymbol method = call.TargetMethod;
        if (symbols.IsDbSet(call.Type))
        {
            SetRoot(QueryRoot.Set, call.Type);
            return;
        }

        if (method.Name == "Query" && symbols.EfNavigationEntry is { } entry && method.ContainingType.DerivesFrom(entry))
        {
            SetRoot(QueryRoot.Navigation, call.Type);
            return;
        }

        if (method.IsIn(symbols.EfRelationalDatabase))
        {
            chain.Steps.Add(new QueryStep(call, path.Through, []));
            SetRoot(QueryRoot.Sql, call.Type);
            return;
        }

        bool isEf = method.IsIn(symbols.EfQueryable) || method.IsIn(symbols.EfRelationalQueryable);
        if (isEf || method.IsIn(symbols.Queryable))
        {
            chain.HasEfStep |= isEf;
            chain.Steps.Add(new QueryStep(call, path.Through, []));
            IOperation? source = call.Receiver();
            if (source is null)
                Lose();
            else if (symbols.IsQueryable(source.Unwrap().Type) || source.Unwrap() is ILocalReferenceOperation { Type: { } t }
                && symbols.IsQueryable(t))
                Follow(source, path);
            else
                chain.Root = QueryRoot.Memory;
            return;
        }

        FollowOwnCall(call, path);
    }

    private void FollowOwnCall(IInvocationOperation call, ChainPath path)
    {
        IOperation? source = call.Arguments.FirstOrDefault(a => symbols.IsQueryable(a.Value.Unwrap().Type))?.Value
            ?? (symbols.IsQueryable(call.Instance?.Type) ? call.Instance : null);
        if (source is null)
        {
            FollowBody(call.TargetMethod, call, path);
            return;
        }

        if (symbols.IsDbSet(source.Unwrap().Type) && call.TargetMethod.Name is "AsQueryable" or "AsNoTracking")
        {
            SetRoot(QueryRoot.Set, source.Unwrap().Type);
            return;
        }

        if (call.TargetMethod.Name != "ProjectTo" && reader.Compositions.Read(call, source) is { } steps)
        {
            chain.Steps.AddRange(steps.Select(step => step.Within(path.Through)));
        }
        else
        {
            chain.IsComplete &= call.TargetMethod.Name == "ProjectTo";
            chain.Steps.Add(new QueryStep(call, path.Through, []));
        }

        Follow(source, path);
    }

    private void SetEntity(ITypeSymbol? query)
    {
        if (query.ElementType() is { TypeKind: not TypeKind.TypeParameter } element)
            chain.Entity = element;
    }

    private void Lose()
    {
        chain.IsComplete = false;
        chain.IsTraced = false;
    }

    private void SetRoot(QueryRoot root, ITypeSymbol? type)
    {
        if (chain.Root == QueryRoot.Unknown)
            chain.Root = root;
        chain.Entity = type.ElementType() ?? chain.Entity;
    }
}
