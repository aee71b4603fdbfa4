namespace SmrtGen.Runtime.Tests.Chinook;

/// <summary>Answers to the Chinook questions by typed queries; each engine's names need queries of their own.</summary>
public abstract class ChinookAnswerBook
{
    public Task<List<object?[]>> AskAsync(ChinookQuestion question) => AnswerAsync(question.Name);

    public abstract Task<int> CountAsync(string table);

    public abstract Task<List<object?[]>> RowsAsync(string table);

    protected abstract Task<List<object?[]>> AnswerAsync(string question);

    protected static async Task<List<object?[]>> ListAsync<T>(ValueTask<List<T>> rows, Func<T, object?[]> values) => [.. (await rows).Select(values)];

    protected static async Task<List<object?[]>> OneAsync<T>(ValueTask<T> row, Func<T, object?[]> values) => [values(await row)];

    protected static async Task<List<object?[]>> ScalarAsync<T>(ValueTask<T> value) => [[await value]];

    protected static async Task<List<object?[]>> PairAsync<T>(ValueTask<T> one, ValueTask<T> other) => [[await one, await other]];
}
