namespace SmrtGen.Analyzers.Queries;

internal enum QueryApi
{
    SmrtGen,
    EntityFramework,
    Dapper,
    AdoNet,
}

internal enum QueryEffect
{
    Read,
    Write,
    Commit,
}

/// <summary>One round trip to the database that an operation makes when it runs.</summary>
internal sealed class QueryCall(QueryApi api, QueryEffect effect, bool manyRows, string name)
{
    public QueryApi Api { get; } = api;

    public QueryEffect Effect { get; } = effect;

    /// <summary>Whether the call returns any number of rows, not one row or one value.</summary>
    public bool ManyRows { get; } = manyRows;

    public string Name { get; } = name;
}
