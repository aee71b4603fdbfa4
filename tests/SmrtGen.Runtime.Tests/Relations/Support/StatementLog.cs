using System.Collections.Concurrent;

namespace SmrtGen.Runtime.Tests.Relations.Support;

/// <summary>What a context has sent: one entry for each round trip.</summary>
public sealed class StatementLog : IQueryHook
{
    private readonly ConcurrentQueue<QueryExecution> _sent = new();
    private int _failed;

    public int Count => _sent.Count;

    /// <summary>How many were begun and failed, perhaps before anything was sent.</summary>
    public int Failed => _failed;

    public IReadOnlyList<string> Texts => [.. _sent.Select(query => query.Sql)];

    /// <summary>Called before each statement, with its text.</summary>
    public Action<string>? Starting { get; set; }

    /// <summary>Called after each statement, with its text.</summary>
    public Action<string>? Sent { get; set; }

    public void BeforeQuery(QueryExecution query) => Starting?.Invoke(query.Sql);

    public void AfterQuery(QueryExecution query)
    {
        _sent.Enqueue(query);
        Sent?.Invoke(query.Sql);
    }

    public void OnError(QueryExecution query, Exception exception) => Interlocked.Increment(ref _failed);

    /// <summary>How many round trips the work costs.</summary>
    public async Task<int> CountAsync(Func<Task> work)
    {
        int before = Count;
        await work();
        return Count - before;
    }
}
