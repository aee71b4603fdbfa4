using SmrtGen.Benchmarks.Harness;

namespace SmrtGen.Benchmarks;

/// <summary>The most that SmrtGen may take, as ratios to hand-written ADO.NET.</summary>
internal static class Targets
{
    public static IReadOnlyDictionary<string, Target> PostgreSql { get; } = new Dictionary<string, Target>
    {
        ["W1"] = new(1.15, 0.60) { TimeBaseline = ContenderNames.AdoNetKept },
        ["W2"] = new(0.92, 1.00),
        ["W3"] = new(0.92, 1.02),
        ["W4"] = new(0.92, 1.00),
        ["W5"] = new(0.72, 0.70),
        ["W7"] = new(0.70, 0.70),
        ["W8"] = new(0.95, 1.00),
        ["W9"] = new(0.90, 0.80),
        ["W11"] = new(0.55, 0.60),
        ["W12"] = new(1.00, 1.00),
    };

    public static IReadOnlyDictionary<string, Target> Sqlite { get; } = new[] { "W2", "W3", "W4", "W5", "W7", "W8", "W9", "W10", "W12" }
        .ToDictionary(id => id, _ => new Target(1.03, 1.02))
        .Append(new("W1", new Target(1.05, 0.80)))
        .ToDictionary();
}
