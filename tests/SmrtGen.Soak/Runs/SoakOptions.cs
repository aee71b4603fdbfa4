using System.Globalization;
using SmrtGen.Soak.Faults;

namespace SmrtGen.Soak.Runs;

/// <summary>What the command line asks for.</summary>
internal sealed record SoakOptions
{
    public const string Usage = """
        usage: eng/soak.sh [options]
          --fault NAMES      such as redis-kill,pg-restart (default: all, one after the other)
          --seconds N        time of one fault (default: 60)
          --short            few minutes for everything: faults of a kind share a run
          --channel C        how nodes tell each other: notify (default), redis, or none for a single one
          --uncached         without caches: tests the soak itself
          --bugs             makes mistakes on purpose, one after the other, each with the fault that shows it: all must be found
          --bug NAMES        only these mistakes
          --seed N           of everything that is random (default: 1)
          --nodes N          processes (default: 3)
          --rates R,W        reads and writes per second, of all nodes (default: 9000,900)
          --folder PATH      where the logs go, and stay (default: a folder that is deleted)
        """;

    public IReadOnlyList<Fault> Faults { get; private init; } = Fault.All;

    public TimeSpan Time { get; private init; } = TimeSpan.FromSeconds(60);

    public bool IsShort { get; private init; }

    public string Channel { get; init; } = "notify";

    public bool IsCached { get; private init; } = true;

    public string? Bug { get; init; }

    public bool AllBugs { get; private init; }

    public int Seed { get; private init; } = 1;

    public int Nodes { get; init; } = 3;

    public int ReadRate { get; private init; } = 9000;

    public int WriteRate { get; private init; } = 900;

    public int Keys { get; } = 10_000;

    public int Readers { get; } = 32;

    public int Writers { get; } = 8;

    public string? Folder { get; private init; }

    /// <exception cref="ArgumentException">An option is unknown or lacks its value.</exception>
    public static SoakOptions Parse(string[] arguments)
    {
        SoakOptions options = new();
        Queue<string> left = new(arguments);
        while (left.TryDequeue(out string? name))
        {
            options = name switch
            {
                "--fault" => options with { Faults = [.. Value().Split(',').Select(Find)] },
                "--seconds" => options with { Time = TimeSpan.FromSeconds(Number(Value())) },
                "--short" => options with { IsShort = true },
                "--channel" => options with { Channel = Value() switch { "notify" => "notify", "redis" => "redis", "none" => "none", _ => throw new ArgumentException("--channel is notify, redis or, for one node, none.") } },
                "--uncached" => options with { IsCached = false },
                "--bug" => options with { Bug = Value() },
                "--bugs" => options with { AllBugs = true },
                "--seed" => options with { Seed = Number(Value()) },
                "--nodes" => options with { Nodes = Number(Value()) },
                "--rates" => WithRates(options, Value().Split(',')),
                "--folder" => options with { Folder = Value() },
                _ => throw new ArgumentException($"{name} is no option."),
            };
        }

        return options;

        string Value() => left.TryDequeue(out string? value) ? value : throw new ArgumentException("The last option lacks its value.");
    }

    private static SoakOptions WithRates(SoakOptions options, string[] rates)
        => rates.Length == 2 ? options with { ReadRate = Number(rates[0]), WriteRate = Number(rates[1]) } : throw new ArgumentException("--rates takes two numbers.");

    private static Fault Find(string name)
        => Fault.All.FirstOrDefault(f => f.Name == name) ?? throw new ArgumentException($"{name} is no fault. There are: {string.Join(", ", Fault.All.Select(f => f.Name))}.");

    private static int Number(string value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new ArgumentException("A number above 0 was expected.");
}
