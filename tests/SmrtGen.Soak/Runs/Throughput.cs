using System.Diagnostics;
using SmrtGen.Soak.History;

namespace SmrtGen.Soak.Runs;

/// <summary>How many calls succeeded in each tenth of a second, and how soon after a fault it was half as many again as before the first one.</summary>
internal sealed class Throughput
{
    private const int BinsPerSecond = 10;
    private const int WindowBins = 5;
    private const double Recovered = 0.5;

    private readonly long _start;
    private readonly int[] _bins;

    /// <param name="operations">The history.</param>
    /// <param name="start">When the load began.</param>
    /// <param name="end">When it ended.</param>
    /// <param name="ofWrites">Whether writes are counted, or reads.</param>
    public Throughput(Operation[] operations, long start, long end, bool ofWrites)
    {
        _start = start;
        _bins = new int[(int)((end - start) * BinsPerSecond / Stopwatch.Frequency) + 1];
        foreach (ref readonly Operation operation in operations.AsSpan())
        {
            bool isWrite = operation.Kind is OperationKind.Write or OperationKind.Delete;
            if (isWrite == ofWrites && operation.Outcome == Outcome.Succeeded && operation.End >= start && operation.End <= end)
                _bins[BinOf(operation.End)]++;
        }
    }

    /// <summary>How long it took at most until half of the usual was done again.</summary>
    /// <returns>Seconds; <see cref="double.PositiveInfinity"/>: it never was.</returns>
    public double SlowestRecovery(IReadOnlyList<Injection> injections)
    {
        if (injections.Count == 0)
            return 0;
        // The first second warms up.
        int[] before = [.. _bins.Take(BinOf(injections[0].Start)).Skip(BinsPerSecond).Order()];
        double usual = before.Length == 0 ? 0 : before[before.Length / 2];
        double slowest = 0;
        for (int i = 0; i < injections.Count; i++)
        {
            int end = BinOf(injections[i].End);
            int next = i + 1 < injections.Count ? BinOf(injections[i + 1].Start) : _bins.Length;
            int bin = end;
            while (bin + WindowBins <= _bins.Length && _bins.AsSpan(bin, WindowBins).ToArray().Average() < usual * Recovered)
                bin++;
            // What the next injection cuts off is measured there.
            if (bin >= next && i + 1 < injections.Count)
                continue;
            slowest = Math.Max(slowest, bin + WindowBins > _bins.Length ? double.PositiveInfinity : (double)(bin - end) / BinsPerSecond);
        }

        return slowest;
    }

    private int BinOf(long time) => (int)Math.Clamp((time - _start) * BinsPerSecond / Stopwatch.Frequency, 0, _bins.Length - 1);
}
