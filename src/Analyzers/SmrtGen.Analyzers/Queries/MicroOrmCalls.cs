using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Round trips of the libraries that extend a connection or a command: <c>connection.SingleById&lt;Order&gt;(3)</c>.</summary>
internal sealed class MicroOrmCalls(DataSymbols symbols)
{
    private static readonly HashSet<string> OneRow =
        ["Get", "GetById", "Find", "FindById", "First", "FirstOrDefault", "Single", "SingleOrDefault", "SingleById", "QueryFirst",
            "QueryFirstOrDefault", "QuerySingle", "QuerySingleOrDefault", "QueryScalar", "Exists", "Count", "Scalar", "ExecuteScalar"];

    private static readonly HashSet<string> ManyRows = ["GetAll", "GetList", "Query", "Select", "ToList", "ToEnumerable", "Fetch"];

    private static readonly HashSet<string> Writes =
        ["Insert", "Update", "Delete", "DeleteById", "Save", "Upsert", "Merge", "Execute", "ExecuteNonQuery", "InsertOrUpdate"];

    public QueryCall? Recognize(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (!method.IsExtensionMethod || method.IsIn(symbols.SqlMapper) || !IsExtended(method.Parameters[0].Type)
            || MethodBodies.HasSource(method.OriginalDefinition))
            return null;
        string name = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - 5) : method.Name;
        bool many = ManyRows.Contains(name) || (name.StartsWith("Query", StringComparison.Ordinal) && !OneRow.Contains(name));
        bool counts = method.ReturnType.Awaited() is { SpecialType: SpecialType.System_Int32 } && name == "Query";
        if ((many && !counts) || OneRow.Contains(name))
            return new QueryCall(QueryApi.Dapper, QueryEffect.Read, many, method.Name);

        // A list of rows is a batch.
        return (counts || Writes.Contains(name)) && !call.Arguments.Skip(1)
            .Any(static a => a.ArgumentKind != ArgumentKind.ParamArray && a.Value.Unwrap().Type.ElementType() is not null)
            ? new QueryCall(QueryApi.Dapper, QueryEffect.Write, manyRows: false, method.Name) : null;
    }

    private bool IsExtended(ITypeSymbol type) =>
        (symbols.IDbConnection is { } connection && type.Is(connection)) || (symbols.IDbCommand is { } command && type.Is(command));
}
