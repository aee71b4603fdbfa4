using System.Globalization;
using System.Text;

namespace SmrtGen.Benchmarks.Harness;

/// <summary>Results as a Markdown table.</summary>
internal static class ResultTable
{
    public static string Header => """
        | workload | contender | µs | bytes | × time (quartiles) | × processor | × bytes | target |
        | --- | --- | ---: | ---: | --- | ---: | ---: | --- |
        """;

    public static string Rows(WorkloadResult result)
    {
        StringBuilder text = new();
        foreach (Measurement measurement in result.Measurements)
        {
            (double lower, double upper) = measurement.TimeSpread(result.First);
            text.Append(CultureInfo.InvariantCulture, $"| {(measurement == result.First ? $"{result.Workload.Id} {result.Workload.Title}" : "")} | {measurement.Contender} ")
                .Append(CultureInfo.InvariantCulture, $"| {(measurement.Microseconds < 1 ? measurement.Microseconds.ToString("0.0000", CultureInfo.InvariantCulture) : measurement.Microseconds.ToString("#,0.0", CultureInfo.InvariantCulture))} | {measurement.Bytes:#,0} ")
                .Append(CultureInfo.InvariantCulture, $"| {measurement.TimeRatio(result.First):0.00} ({lower:0.00}–{upper:0.00}) | {measurement.ProcessorRatio(result.First):0.00} | {measurement.BytesRatio(result.First):0.00} ")
                .Append(CultureInfo.InvariantCulture, $"| {Verdict(result, measurement)} |\n");
        }

        return text.ToString();
    }

    private static string Verdict(WorkloadResult result, Measurement measurement)
    {
        if (measurement.Contender != ContenderNames.SmrtGen || result.Workload.Target is not { } target)
            return "";

        Measurement? timeBaseline = result.Of(target.TimeBaseline);
        string bytes = Judge("bytes", measurement.BytesRatio(result.First), target.Bytes, "");
        return timeBaseline is null
            ? bytes
            : $"{Judge("time", measurement.TimeRatio(timeBaseline), target.Time, timeBaseline == result.First ? "" : " × " + timeBaseline.Contender)}; {bytes}";
    }

    private static string Judge(string what, double ratio, double limit, string of)
        => Math.Round(ratio, 2) <= limit
            ? string.Create(CultureInfo.InvariantCulture, $"{what} ≤ {limit:0.00}{of}: met")
            : string.Create(CultureInfo.InvariantCulture, $"{what} ≤ {limit:0.00}{of}: **missed, {ratio:0.00}**");
}
