using System.Diagnostics;

namespace SmrtGen;

/// <summary>One statement on its way. Holds no parameter values.</summary>
public sealed class QueryExecution
{
    private readonly long _start = Stopwatch.GetTimestamp();

    internal QueryExecution(string entity, string operation, string sql)
    {
        Entity = entity;
        Operation = operation;
        Sql = sql;
    }

    /// <summary>The entity's class, such as <c>Product</c>.</summary>
    public string Entity { get; }

    /// <summary>The method that was called, such as <c>FindAsync</c>.</summary>
    public string Operation { get; }

    /// <summary>The statement, with placeholders for its parameters.</summary>
    public string Sql { get; }

    /// <summary>How many rows were read or affected; known when the statement has ended.</summary>
    public int RowCount { get; private set; }

    /// <summary>How long it took from the call to the last row, waiting for a session included; known when the statement has ended.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Where the call came from, when a hook has found out.</summary>
    public string? CallSite { get; set; }

    internal void End(int rowCount)
    {
        RowCount = rowCount;
        Duration = Stopwatch.GetElapsedTime(_start);
    }
}
