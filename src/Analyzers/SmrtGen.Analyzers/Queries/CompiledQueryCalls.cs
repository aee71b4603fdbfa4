using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Round trips of queries that EF Core has compiled ahead: <c>static readonly Func&lt;…&gt; Open = EF.CompileAsyncQuery(…)</c>.</summary>
internal sealed class CompiledQueryCalls(DataSymbols symbols, MethodBodies bodies)
{
    public QueryCall? Recognize(IInvocationOperation call)
    {
        if (symbols.EfFunctions is null || call.TargetMethod.MethodKind != MethodKind.DelegateInvoke
            || call.Instance is not IMemberReferenceOperation { Member: var kept } || bodies.Initializer(kept)?.Unwrap() is not IInvocationOperation compiled
            || !compiled.TargetMethod.IsIn(symbols.EfFunctions))
            return null;
        bool writes = compiled.Descendants().Any(static o => o is IInvocationOperation
            { TargetMethod.Name: "ExecuteUpdate" or "ExecuteDelete" or "ExecuteUpdateAsync" or "ExecuteDeleteAsync" });
        return new QueryCall(QueryApi.EntityFramework, writes ? QueryEffect.Write : QueryEffect.Read, call.Type.ElementType() is not null, kept.Name);
    }
}
