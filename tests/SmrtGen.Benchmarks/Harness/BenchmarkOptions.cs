using System.Globalization;

namespace SmrtGen.Benchmarks.Harness;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage = """
        usage: eng/bench.sh [options]
          --engine E         postgres, sqlite or both (default)
          --only IDS         workloads, such as W1,W5 (default: all)
          --contenders NAMES such as AdoNet,SmrtGen; AdoNet is always there (default: all)
          --cache            measures cached reads instead: hits, misses, hit ratio
          --generator        measures the generator instead: runs, edits, memory
          --rounds N         rounds (default: 11)
          --slice MS         time of AdoNet in one round (default: 100)
          --warmup MS        time of each contender before the first round (default: 700)
          --record           keeps SmrtGen's allocation figures
          --check            fails when SmrtGen allocates over 2 % more than recorded
          --figures FILE     where the figures are kept (default: tests/SmrtGen.Benchmarks/allocations.tsv)
        """;

    public bool Cache { get; private init; }

    public bool Generator { get; private init; }

    public bool Postgres { get; private init; } = true;

    public bool Sqlite { get; private init; } = true;

    public string[] Only { get; private init; } = [];

    public string[] Contenders { get; private init; } = [];

    public int Rounds { get; private init; } = 11;

    public TimeSpan Slice { get; private init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromMilliseconds(700);

    public string Figures { get; private init; } = "tests/SmrtGen.Benchmarks/allocations.tsv";

    public bool Record { get; private init; }

    public bool Check { get; private init; }

    public bool Wants(Workload workload) => Only.Length == 0 || Only.Contains(workload.Id, StringComparer.OrdinalIgnoreCase);

    public bool WantsContender(string name)
        => Contenders.Length == 0 || name == ContenderNames.AdoNet || Contenders.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ArgumentException">An option is unknown or lacks its value.</exception>
    public static BenchmarkOptions Parse(string[] arguments)
    {
        BenchmarkOptions options = new();
        Queue<string> left = new(arguments);
        while (left.TryDequeue(out string? name))
        {
            options = name switch
            {
                "--engine" => Value() switch
                {
                    "postgres" => options with { Sqlite = false },
                    "sqlite" => options with { Postgres = false },
                    "both" => options,
                    string other => throw new ArgumentException($"--engine {other}: postgres, sqlite or both."),
                },
                "--only" => options with { Only = Value().Split(',') },
                "--contenders" => options with { Contenders = Value().Split(',') },
                "--rounds" => options with { Rounds = Number() },
                "--slice" => options with { Slice = TimeSpan.FromMilliseconds(Number()) },
                "--warmup" => options with { WarmUp = TimeSpan.FromMilliseconds(Number()) },
                "--figures" => options with { Figures = Value() },
                "--cache" => options with { Cache = true },
                "--generator" => options with { Generator = true },
                "--record" => options with { Record = true },
                "--check" => options with { Check = true },
                _ => throw new ArgumentException($"{name} is no option."),
            };
        }

        return options;

        string Value() => left.TryDequeue(out string? value) ? value : throw new ArgumentException("The last option lacks its value.");

        int Number() => int.TryParse(Value(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new ArgumentException("A number above 0 was expected.");
    }
}
