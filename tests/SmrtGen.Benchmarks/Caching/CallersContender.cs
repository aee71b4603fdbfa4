using SmrtGen.Benchmarks.Harness;

namespace SmrtGen.Benchmarks.Caching;

/// <summary>The same work from many callers at once.</summary>
internal sealed class CallersContender(string name, Func<int, string> describe, Func<int, int, Task> run) : Contender(name)
{
    public const int Callers = 64;

    /// <summary>How many reads each caller makes in one call.</summary>
    public const int Reads = 1000;

    public override ValueTask<string> DescribeAsync(int index) => new(describe(index));

    public override async ValueTask RunAsync(int start, int count)
    {
        for (int i = start; i < start + count; i++)
        {
            int call = i;
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => run(call * Callers + caller, Reads))));
        }
    }
}
