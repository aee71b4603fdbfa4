using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers.Queries;

internal enum QueryRoot
{
    /// <summary>Not known: a parameter, or a member without source.</summary>
    Unknown,

    /// <summary>A set of the model.</summary>
    Set,

    /// <summary>All rows that a generic repository has of its entity, by whatever means it keeps them.</summary>
    Repository,

    /// <summary>The rows that belong to one loaded entity.</summary>
    Navigation,

    /// <summary>SQL text.</summary>
    Sql,

    /// <summary>A collection in memory behind <c>AsQueryable</c>.</summary>
    Memory,
}

/// <summary>An EF Core query as it was composed: where it starts, and the calls made on it.</summary>
internal sealed class QueryChain(QueryRoot root, ITypeSymbol? entity)
{
    public QueryRoot Root { get; set; } = root;

    public ITypeSymbol? Entity { get; set; } = entity;

    /// <summary>The calls from the last one to the first one.</summary>
    public List<QueryStep> Steps { get; } = [];

    /// <summary>Whether each call and each assignment could be read.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>Whether each way back to the root is known, be it through calls whose inside is not.</summary>
    public bool IsTraced { get; set; } = true;

    /// <summary>Whether a call that only EF Core has is part of the chain.</summary>
    public bool HasEfStep { get; set; }

    /// <summary>Whether some steps are only taken under a condition.</summary>
    public bool IsConditional { get; set; }

    public bool Has(params string[] names) => Steps.Any(step => names.Contains(step.Name));
}
