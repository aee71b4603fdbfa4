using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Round trips of ADO.NET commands and transactions. Batches and COPY are not: they carry many rows in one.</summary>
internal sealed class AdoNetCalls(DataSymbols symbols)
{
    public QueryCall? Recognize(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        if (name == "Fill" && symbols.DbDataAdapter is { } adapter && call.TargetMethod.ContainingType.DerivesFrom(adapter))
            return Call(call, QueryEffect.Read, manyRows: true);
        if (name is "Commit" or "CommitAsync" && symbols.IDbTransaction is { } transaction && call.TargetMethod.ContainingType.Is(transaction))
            return Call(call, QueryEffect.Commit, manyRows: false);
        if (!name.StartsWith("Execute", StringComparison.Ordinal) || !symbols.IsCommand(call.TargetMethod.ContainingType))
            return null;
        switch (name)
        {
            case "ExecuteReader" or "ExecuteReaderAsync" or "ExecuteDbDataReader" or "ExecuteDbDataReaderAsync":
                return Call(call, SqlStatements.WritesOnly(SqlArgument.Of(call, symbols))
                    ? QueryEffect.Write : QueryEffect.Read, manyRows: true);
            case "ExecuteScalar" or "ExecuteScalarAsync":
                return Call(call, SqlStatements.WritesOnly(SqlArgument.Of(call, symbols))
                    ? QueryEffect.Write : QueryEffect.Read, manyRows: false);
            case "ExecuteNonQuery" or "ExecuteNonQueryAsync":
                return SqlStatements.IsSchemaChange(SqlArgument.Of(call, symbols)) ? null : Call(call, QueryEffect.Write, manyRows: false);
            default:
                return null;
        }
    }

    private static QueryCall Call(IInvocationOperation call, QueryEffect effect, bool manyRows) =>
        new(QueryApi.AdoNet, effect, manyRows, call.TargetMethod.Name);
}
