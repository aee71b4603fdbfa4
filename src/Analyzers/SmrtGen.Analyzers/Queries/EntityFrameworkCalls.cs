using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Round trips of EF Core.</summary>
internal sealed class EntityFrameworkCalls(DataSymbols symbols, QueryChainReader chains, TypeIndex types)
{
    private static readonly HashSet<string> OneRow =
    [
        "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "ElementAt", "ElementAtOrDefault",
        "Any", "All", "Count", "LongCount", "Sum", "Min", "Max", "Average", "Contains", "Aggregate", "MinBy", "MaxBy",
    ];

    private static readonly HashSet<string> ManyRows =
        ["ToList", "ToArray", "ToDictionary", "ToHashSet", "ToLookup", "Load", "ForEach"];

    public QueryCall? Recognize(IInvocationOperation call)
    {
        if (!symbols.HasEntityFramework)
            return null;
        IMethodSymbol method = call.TargetMethod;
        string name = method.Name.EndsWith("Async", StringComparison.Ordinal)
            ? method.Name.Substring(0, method.Name.Length - 5) : method.Name;
        if (method.IsIn(symbols.EfQueryable) || method.IsIn(symbols.EfRelationalQueryable))
        {
            if (name is "ExecuteUpdate" or "ExecuteDelete")
                return Call(call, QueryEffect.Write, manyRows: false);
            bool many = ManyRows.Contains(name);
            if (!many && !OneRow.Contains(name))
                return null;
            return chains.Read(call.Receiver()!).Root == QueryRoot.Memory ? null : Call(call, QueryEffect.Read, many);
        }

        if (method.IsIn(symbols.Queryable))
            return OneRow.Contains(name) && IsQuery(call.Receiver()) ? Call(call, QueryEffect.Read, manyRows: false) : null;
        if (symbols.IsInMemory(method))
            return RecognizeInMemory(call, name);
        return RecognizeMember(call, method, name);
    }

    /// <summary><c>foreach</c> over a query runs it.</summary>
    public QueryCall? RecognizeEnumeration(IOperation collection) =>
        symbols.HasEntityFramework && IsQuery(collection)
            ? new(QueryApi.EntityFramework, QueryEffect.Read, manyRows: true, "foreach")
            : null;

    /// <summary>A query given to <c>AddRange</c>, <c>string.Join</c>, a new list and the like is enumerated there.</summary>
    public QueryCall? RecognizeArgument(IArgumentOperation argument)
    {
        string? name = argument.Parent switch
        {
            IInvocationOperation { TargetMethod: var method } when Enumerates(method) => method.Name,
            IObjectCreationOperation { Type: { } collection } when argument.Parameter?.Type.ElementType() is { } element
                && SymbolEqualityComparer.Default.Equals(collection.ElementType(), element) => collection.Name,
            _ => null,
        };
        return symbols.HasEntityFramework && name is not null && !symbols.IsQueryable(argument.Parameter?.Type) && IsQuery(argument.Value)
            ? new(QueryApi.EntityFramework, QueryEffect.Read, manyRows: true, name)
            : null;
    }

    private static bool Enumerates(IMethodSymbol method) => method.Name is "RemoveRange" or "UpdateRange" or "AddRange" or "AddRangeAsync"
        || (method.Name is "Join" or "Concat" && method.ContainingType.SpecialType == SpecialType.System_String);

    /// <summary>Whether the value is a query against a database, as far as its origin shows.</summary>
    public bool IsQuery(IOperation? source)
    {
        if (source is null)
            return false;
        IOperation inner = LazySequences.Origin(source, symbols);
        if (!symbols.IsQueryable(inner.Type) && !chains.HandsOutQuery(inner))
            return false;
        QueryChain chain = chains.Read(inner);
        return chain.Root switch
        {
            QueryRoot.Memory => false,
            QueryRoot.Unknown or QueryRoot.Repository => chain.HasEfStep || types.IsEntity(chain.Entity),
            _ => true,
        };
    }

    /// <summary>An operator of LINQ to objects runs the query that it enumerates.</summary>
    private QueryCall? RecognizeInMemory(IInvocationOperation call, string name)
    {
        bool many = ManyRows.Contains(name);
        return (many || OneRow.Contains(name)) && IsQuery(call.Receiver()) ? Call(call, QueryEffect.Read, many) : null;
    }

    private QueryCall? RecognizeMember(IInvocationOperation call, IMethodSymbol method, string name)
    {
        INamedTypeSymbol? type = method.ContainingType;
        if (type is null)
            return null;
        if (name is "Find" && (symbols.IsDbSet(type) || symbols.IsDbContext(type)))
            return Call(call, QueryEffect.Read, manyRows: false);
        if (name is "SaveChanges" && (symbols.IsDbContext(type) || IsContextContract(type)))
            return Call(call, QueryEffect.Commit, manyRows: false);
        if ((name is "Commit" && symbols.EfTransaction is { } transaction && type.Is(transaction))
            || (name is "CommitTransaction" && method.IsIn(symbols.EfDatabase)))
            return Call(call, QueryEffect.Commit, manyRows: false);
        if (name is "Load" && symbols.EfNavigationEntry is { } navigation && type.DerivesFrom(navigation))
            return Call(call, QueryEffect.Read, manyRows: false);
        if (name is "Reload" or "GetDatabaseValues" && symbols.EfEntityEntry is { } entry && type.DerivesFrom(entry))
            return Call(call, QueryEffect.Read, manyRows: false);
        if (method.IsIn(symbols.EfRelationalDatabase) && name is "ExecuteSql" or "ExecuteSqlRaw" or "ExecuteSqlInterpolated")
            return SqlStatements.IsSchemaChange(SqlTextReader.Read(call.Argument(1))) ? null : Call(call, QueryEffect.Write, manyRows: false);
        return SavesItself(call, name) ? Call(call, QueryEffect.Commit, manyRows: false) : null;
    }

    /// <summary>A row of another assembly that is told which context to save itself to.</summary>
    private bool SavesItself(IInvocationOperation call, string name) => name is "Create" or "Insert" or "Update" or "Delete" or "Save"
        && call.Instance is { Type: { } row } && !symbols.IsDbContext(row) && !MethodBodies.HasSource(call.TargetMethod.OriginalDefinition)
        && call.Arguments.Any(argument => symbols.IsDbContext(argument.Parameter?.Type));

    /// <summary>An interface that stands for a context: it has sets, or a context implements it.</summary>
    private bool IsContextContract(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface
        && (type.GetMembers().Any(member => member is IPropertySymbol property && symbols.IsDbSet(property.Type))
            || types.Derived(type).Any(symbols.IsDbContext));

    private static QueryCall Call(IInvocationOperation call, QueryEffect effect, bool manyRows) =>
        new(QueryApi.EntityFramework, effect, manyRows, call.TargetMethod.Name);
}
