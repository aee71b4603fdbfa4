namespace SmrtGen.Benchmarks.Harness;

/// <summary>One way to do a workload. The loop is the contender's own, so that no wrapper stands between it and what is measured.</summary>
internal abstract class Contender(string name)
{
    public string Name { get; } = name;

    /// <summary>Does the work once and puts its result in words, so that contenders can be compared.</summary>
    public abstract ValueTask<string> DescribeAsync(int index);

    /// <summary>Does the work for the indexes from <paramref name="start"/>.</summary>
    public abstract ValueTask RunAsync(int start, int count);
}

/// <summary>A contender that reads.</summary>
internal sealed class ReadContender<T>(string name, Func<int, ValueTask<T>> call, Func<T, string> describe) : Contender(name)
{
    /// <summary>Kept where the compiler cannot prove that nobody looks.</summary>
    private T? _last;

    public T? Last => _last;

    public override async ValueTask<string> DescribeAsync(int index) => describe(await call(index));

    public override async ValueTask RunAsync(int start, int count)
    {
        for (int i = start; i < start + count; i++)
            _last = await call(i);
    }
}

/// <summary>A contender that writes; what it wrote is read back by hand.</summary>
internal sealed class WriteContender(string name, Func<int, ValueTask> call, Func<int, string> readBack) : Contender(name)
{
    public override async ValueTask<string> DescribeAsync(int index)
    {
        await call(index);
        return readBack(index);
    }

    public override async ValueTask RunAsync(int start, int count)
    {
        for (int i = start; i < start + count; i++)
            await call(i);
    }
}
