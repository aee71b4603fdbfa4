using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>Says what a method does to the database, so that the analyzers see it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class QueryMethodAttribute(QueryKind kind) : Attribute
{
    /// <summary>What the method does.</summary>
    public QueryKind Kind { get; } = kind;

    /// <summary>Whether the number of rows is bounded by the method itself (a key, an aggregate, a page).</summary>
    public bool Bounded { get; set; }
}

/// <summary>What a method does to the database.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum QueryKind
{
    /// <summary>Reads one row or one value.</summary>
    Single,

    /// <summary>Reads rows.</summary>
    Many,

    /// <summary>Joins with other calls into one statement; never N+1.</summary>
    Batched,

    /// <summary>Writes one row.</summary>
    Write,

    /// <summary>Writes many rows.</summary>
    WriteMany,

    /// <summary>Reads rows one after the other.</summary>
    Stream,

    /// <summary>Builds a query; nothing is sent.</summary>
    Compose,

    /// <summary>Commits.</summary>
    Commit,
}
