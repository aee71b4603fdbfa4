using System.Diagnostics;

namespace SmrtGen.Benchmarks.Harness;

/// <summary>Measures the contenders of one workload in rounds, each round in another order (A B C, B C A, …), so that a noisy machine disturbs all of them alike.</summary>
internal sealed class InterleavedRun(BenchmarkOptions options)
{
    /// <summary>On a busy machine the compiler needs longer than the clock says.</summary>
    private const int EnoughCalls = 2000;

    private static readonly int[] s_comparedIndexes = [0, 1, 17];

    private int _next;

    public async Task<WorkloadResult> RunAsync(Workload workload)
    {
        Contender[] contenders = [.. workload.Contenders];
        try
        {
            await CompareAsync(workload, contenders);
            foreach (Contender contender in contenders)
                await WarmUpAsync(contender);

            int count = await CalibrateAsync(contenders[0]);
            Sample[][] samples = [.. contenders.Select(_ => new Sample[options.Rounds])];
            for (int round = 0; round < options.Rounds; round++)
            {
                for (int turn = 0; turn < contenders.Length; turn++)
                {
                    int who = (round + turn) % contenders.Length;
                    samples[who][round] = await MeasureAsync(contenders[who], count, workload.OperationsPerCall);
                }
            }

            return new WorkloadResult(workload, [.. contenders.Select((c, i) => new Measurement(c.Name, samples[i]))]);
        }
        finally
        {
            workload.CleanUp?.Invoke();
        }
    }

    private static async Task CompareAsync(Workload workload, Contender[] contenders)
    {
        foreach (int index in s_comparedIndexes)
        {
            string expected = await contenders[0].DescribeAsync(index);
            if (expected.Length == 0)
                throw new InvalidOperationException($"{workload.Id}: {contenders[0].Name} has an empty result.");
            foreach (Contender contender in contenders.Skip(1))
            {
                string found = await contender.DescribeAsync(index);
                if (found != expected)
                    throw new InvalidOperationException($"{workload.Id}: {contender.Name} differs from {contenders[0].Name}.\n{FirstDifference(expected, found)}");
            }
        }
    }

    private static string FirstDifference(string expected, string found)
    {
        string[] left = expected.Split('\n'), right = found.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
            line++;
        return $"expected: {left.ElementAtOrDefault(line) ?? "(end)"}\nfound:    {right.ElementAtOrDefault(line) ?? "(end)"}";
    }

    /// <summary>Until the code is compiled at its last tier, plans are cached and statements prepared.</summary>
    private async Task WarmUpAsync(Contender contender)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        while (calls < 12 || Stopwatch.GetElapsedTime(start) < options.WarmUp || (calls < EnoughCalls && Stopwatch.GetElapsedTime(start) < 3 * options.WarmUp))
        {
            await contender.RunAsync(_next, 1);
            _next++;
            calls++;
        }
    }

    private async Task<int> CalibrateAsync(Contender contender)
    {
        for (int count = 1; ; count *= 2)
        {
            long start = Stopwatch.GetTimestamp();
            await contender.RunAsync(_next, count);
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            _next += count;
            if (elapsed > options.Slice / 4)
                return Math.Max(1, (int)Math.Round(count * (options.Slice / elapsed)));
        }
    }

    private async Task<Sample> MeasureAsync(Contender contender, int count, int operationsPerCall)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        await contender.RunAsync(_next, count);
        double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        processor = Environment.CpuUsage.TotalTime - processor;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        _next += count;
        double operations = (double)count * operationsPerCall;
        return new Sample(nanoseconds / operations, processor.TotalNanoseconds / operations, bytes / operations);
    }
}
