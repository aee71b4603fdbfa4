namespace SmrtGen.Benchmarks.Harness;

/// <summary>A piece of work that contenders do. The first contender is what the others are compared with.</summary>
internal sealed class Workload(string id, string title)
{
    public string Id { get; } = id;

    public string Title { get; } = title;

    public List<Contender> Contenders { get; } = [];

    /// <summary>What SmrtGen is to reach.</summary>
    public Target? Target { get; init; }

    /// <summary>How many operations one call stands for; figures are for one operation.</summary>
    public int OperationsPerCall { get; init; } = 1;

    /// <summary>Undoes what the contenders left behind.</summary>
    public Action? CleanUp { get; init; }
}

/// <summary>The most that SmrtGen may take, as ratios to other contenders.</summary>
internal sealed record Target(double Time, double Bytes)
{
    public string TimeBaseline { get; init; } = ContenderNames.AdoNet;
}

internal static class ContenderNames
{
    public const string AdoNet = "AdoNet";
    public const string AdoNetKept = "AdoNetKept";
    public const string AdoNetNoReset = "AdoNetNoReset";
    public const string AdoNetBatch = "AdoNetBatch";
    public const string AdoNetArrays = "AdoNetArrays";
    public const string Dapper = "Dapper";
    public const string EfCore = "EfCore";
    public const string SmrtGen = "SmrtGen";
    public const string SmrtGenFinder = "SmrtGenFinder";
    public const string SmrtGenQuery = "SmrtGenQuery";
}
