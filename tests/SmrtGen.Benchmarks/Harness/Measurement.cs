namespace SmrtGen.Benchmarks.Harness;

/// <summary>What one contender took for one operation in one round.</summary>
/// <param name="Nanoseconds">Time on the clock.</param>
/// <param name="ProcessorNanoseconds">Time that this process ran, on all cores, the server's not included: what others do on the machine matters little to it.</param>
/// <param name="Bytes">What was allocated.</param>
internal readonly record struct Sample(double Nanoseconds, double ProcessorNanoseconds, double Bytes);

/// <summary>One contender's rounds, beside the rounds of the workload's first contender.</summary>
internal sealed record Measurement(string Contender, Sample[] Rounds)
{
    public double Microseconds => Median([.. Rounds.Select(s => s.Nanoseconds)]) / 1000;

    public double Bytes => Median([.. Rounds.Select(s => s.Bytes)]);

    /// <summary>The median of the rounds' own ratios: what disturbs a round disturbs both sides of it.</summary>
    public double TimeRatio(Measurement baseline) => Median(TimeRatios(baseline));

    public double ProcessorRatio(Measurement baseline)
        => Median([.. Rounds.Zip(baseline.Rounds, (own, other) => own.ProcessorNanoseconds / other.ProcessorNanoseconds)]);

    public double BytesRatio(Measurement baseline) => Median([.. Rounds.Zip(baseline.Rounds, (own, other) => own.Bytes / other.Bytes)]);

    /// <summary>The quartiles of the time ratio.</summary>
    public (double Lower, double Upper) TimeSpread(Measurement baseline)
    {
        double[] ratios = TimeRatios(baseline);
        return (Quantile(ratios, 0.25), Quantile(ratios, 0.75));
    }

    private double[] TimeRatios(Measurement baseline)
        => [.. Rounds.Zip(baseline.Rounds, (own, other) => own.Nanoseconds / other.Nanoseconds)];

    private static double Median(double[] values) => Quantile(values, 0.5);

    private static double Quantile(double[] values, double part)
    {
        double[] sorted = [.. values.Order()];
        double position = part * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (position - below));
    }
}

internal sealed record WorkloadResult(Workload Workload, Measurement[] Measurements)
{
    public Measurement First => Measurements[0];

    public Measurement? Of(string contender) => Array.Find(Measurements, m => m.Contender == contender);
}
