using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Round trips of Dapper.</summary>
internal sealed class DapperCalls(DataSymbols symbols)
{
    public QueryCall? Recognize(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsIn(symbols.SqlMapper))
            return RecognizeCore(call, method.Name);
        return method.IsIn(symbols.DapperContrib) ? RecognizeContrib(call, method.Name) : null;
    }

    private QueryCall? RecognizeCore(IInvocationOperation call, string name)
    {
        if (name.StartsWith("Query", StringComparison.Ordinal))
        {
            bool many = !name.StartsWith("QueryFirst", StringComparison.Ordinal)
                && !name.StartsWith("QuerySingle", StringComparison.Ordinal);
            return Call(call, SqlStatements.WritesOnly(SqlArgument.Of(call, symbols)) ? QueryEffect.Write : QueryEffect.Read, many);
        }

        if (name.StartsWith("ExecuteScalar", StringComparison.Ordinal))
            return Call(call, SqlStatements.WritesOnly(SqlArgument.Of(call, symbols))
                ? QueryEffect.Write : QueryEffect.Read, manyRows: false);
        if (name.StartsWith("ExecuteReader", StringComparison.Ordinal))
            return Call(call, QueryEffect.Read, manyRows: true);
        if (name is not ("Execute" or "ExecuteAsync"))
            return null;
        SqlText sql = SqlArgument.Of(call, symbols);
        return SqlStatements.IsSchemaChange(sql)
            ? null : Call(call, SqlStatements.ReadsOnly(sql) ? QueryEffect.Read : QueryEffect.Write, manyRows: false);
    }

    private static QueryCall? RecognizeContrib(IInvocationOperation call, string name) => name switch
    {
        "Get" or "GetAsync" => Call(call, QueryEffect.Read, manyRows: false),
        "GetAll" or "GetAllAsync" => Call(call, QueryEffect.Read, manyRows: true),
        "Insert" or "InsertAsync" or "Update" or "UpdateAsync" or "Delete" or "DeleteAsync" =>
            Call(call, QueryEffect.Write, manyRows: false),
        _ => null,
    };

    private static QueryCall Call(IInvocationOperation call, QueryEffect effect, bool manyRows) =>
        new(QueryApi.Dapper, effect, manyRows, call.TargetMethod.Name);
}
