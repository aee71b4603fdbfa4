using System.Diagnostics;
using SmrtGen;

namespace Quickstart.Output;

/// <summary>Shows each step of the tour: the question, the SQL that answered it, the rows and the time.</summary>
internal sealed class Narrator : IQueryHook
{
    private readonly List<string> _statements = [];

    public void AfterQuery(QueryExecution query) => _statements.Add(query.Sql);

    /// <summary>Asks, and shows what happened.</summary>
    public async Task AskAsync<T>(string question, Func<Task<T>> ask, Func<T, IEnumerable<object?>> show)
    {
        _statements.Clear();
        long start = Stopwatch.GetTimestamp();
        T answer = await ask();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

        Console.WriteLine($"\n── {question}");
        foreach (IGrouping<string, string> sql in _statements.GroupBy(s => s))
        {
            string text = sql.Key.ReplaceLineEndings("\n     ");
            Console.WriteLine(sql.Count() == 1 ? $"     {text}" : $"     {text}   (× {sql.Count()})");
        }

        object?[] rows = [.. show(answer)];
        foreach (object? row in rows.Take(5))
            Console.WriteLine($"   → {row ?? "nothing"}");
        if (rows.Length > 5)
            Console.WriteLine($"   → … {rows.Length - 5:N0} more");
        Console.WriteLine($"   {elapsed.TotalMilliseconds:0.00} ms, {_statements.Count} statement(s)");
    }
}
