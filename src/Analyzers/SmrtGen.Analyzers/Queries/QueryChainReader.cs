using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Reads an <c>IQueryable</c> back to its root: through calls, locals, and members that only compose.</summary>
internal sealed class QueryChainReader(DataSymbols symbols, MethodBodies bodies)
{
    // Several rules ask for the query of one call, and each of its steps leads through other members.
    private readonly ConditionalWeakTable<IOperation, QueryChain> _read = new();

    public Compositions Compositions { get; } = new(symbols, bodies);

    public KeptQueries Kept { get; } = new(symbols, bodies);

    public QueryChain Read(IOperation queryable) => _read.GetValue(queryable, ReadNew);

    private QueryChain ReadNew(IOperation queryable)
    {
        var chain = new QueryChain(QueryRoot.Unknown, queryable.Unwrap().Type.ElementType());
        new ChainWalk(symbols, bodies, this, chain).Follow(queryable, ChainPath.Start);
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
}
