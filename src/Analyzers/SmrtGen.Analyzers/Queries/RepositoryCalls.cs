using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>
/// Round trips of the generic repositories that packages bring over EF Core: those of Ardalis.Specification, whose writes save at once, and
/// those of ABP, whose writes wait for the end of the unit of work unless they are told to save.
/// </summary>
internal sealed class RepositoryCalls(DataSymbols symbols)
{
    private const string Specification = "Ardalis.Specification";

    private static readonly string[] Namespaces = [Specification, Specification + ".EntityFrameworkCore", "Volo.Abp.Domain.Repositories"];

    private static readonly HashSet<string> OneRow =
    [
        "Get", "GetById", "GetBySpec", "Find", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "Any", "All",
        "Count", "LongCount", "GetCount", "Sum", "Min", "Max", "Average", "GetPagedList",
    ];

    private static readonly HashSet<string> ManyRows = ["List", "GetList", "ToList", "ToArray"];

    private static readonly HashSet<string> Writes = ["Add", "AddRange", "Insert", "Update", "UpdateRange", "Delete", "DeleteRange"];

    public QueryCall? Recognize(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        if (!symbols.HasEntityFramework || !name.EndsWith("Async", StringComparison.Ordinal) || !IsRepository(call.TargetMethod))
            return null;
        name = name.Substring(0, name.Length - 5);
        if (OneRow.Contains(name) || ManyRows.Contains(name))
            return Call(call, QueryEffect.Read, ManyRows.Contains(name));
        if (name == "SaveChanges")
            return Call(call, QueryEffect.Commit, manyRows: false);
        return Writes.Contains(name) && Saves(call) ? Call(call, QueryEffect.Write, manyRows: false) : null;
    }

    public static bool IsRepository(IMethodSymbol method) =>
        method.ContainingType is { Name: var name } type && name.Contains("Repository") && Namespaces.Contains(type.ContainingNamespace.ToDisplayString())
        && !MethodBodies.HasSource(method.OriginalDefinition);

    private static bool Saves(IInvocationOperation call) => call.Argument("autoSave") is { Value: var told }
        ? told.ConstantValue is { HasValue: true, Value: true }
        : call.TargetMethod.ContainingNamespace.ToDisplayString().StartsWith(Specification, StringComparison.Ordinal);

    private static QueryCall Call(IInvocationOperation call, QueryEffect effect, bool manyRows) =>
        new(QueryApi.EntityFramework, effect, manyRows, call.TargetMethod.Name);
}
