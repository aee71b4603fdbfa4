using System.Diagnostics;
using System.Globalization;
using System.Text;
using SmrtGen.Package.Tests.Support;

namespace SmrtGen.Package.Tests;

/// <summary>How long a program takes to open a database, read one row and end, beside the same program on ADO.NET. eng/aot.sh runs it: it takes minutes and a quiet machine.</summary>
public sealed class StartTests(PackedPackages packages, ITestOutputHelper output)
{
    private const int Rounds = 41;
    private const double NativeLimit = 1.05;
    private const double CompiledLimit = 1.10;

    [Fact(Explicit = true)]
    public async Task Programs_start_as_fast_as_on_ADO_NET()
    {
        StringBuilder report = new("| program | entities | size | start, ms | × AdoNet (quartiles) | limit |\n| --- | ---: | ---: | ---: | --- | --- |\n");
        List<string> misses = [];
        foreach (bool isNative in new[] { true, false })
        {
            List<Program> programs = [];
            try
            {
                programs.Add(await PublishAsync("StartAdoNet", 0, isNative));
                programs.Add(await PublishAsync("StartSmrtGen", 10, isNative));
                programs.Add(await PublishAsync("StartSmrtGen", 500, isNative));
                await MeasureAsync(programs, isNative ? NativeLimit : CompiledLimit, report, misses);
            }
            finally
            {
                programs.ForEach(program => program.Project.Dispose());
            }
        }

        output.WriteLine(report.ToString());
        if (Environment.GetEnvironmentVariable("SMRTGEN_START_REPORT") is { Length: > 0 } file)
            await File.WriteAllTextAsync(file, report.ToString(), TestContext.Current.CancellationToken);
        Assert.True(misses.Count == 0, string.Join("\n", misses));
    }

    private async Task<Program> PublishAsync(string source, int entities, bool isNative)
    {
        NewProject project = NewProject.Create(packages, "Microsoft.NET.Sdk", isNative ? "net9.0" : "net10.0").WithProgram(source);
        for (int i = 1; i < entities; i++)
            project.WithSource($"Entity{i}.cs", Entity(i));
        if (isNative)
            await project.PublishNativeAsync();
        else
            await project.DotNetAsync("publish", "-c", "Release", "-o", project.Output());
        return new Program($"{(isNative ? "native" : "JIT")} {source[5..]}", entities, project, []);
    }

    private static async Task MeasureAsync(List<Program> programs, double limit, StringBuilder report, List<string> misses)
    {
        string database = Path.Combine(programs[0].Project.Folder, "start.db");
        await Command.RunAsync(programs[0].Project.Folder, programs[0].File, database, "create");
        for (int round = -2; round < Rounds; round++)
        {
            for (int i = 0; i < programs.Count; i++)
            {
                Program program = programs[(i + Math.Abs(round)) % programs.Count];
                Stopwatch watch = Stopwatch.StartNew();
                Assert.Equal("Lamp", (await Command.RunAsync(program.Project.Folder, program.File, database)).Trim());
                if (round >= 0)
                    program.Times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        foreach (Program program in programs)
        {
            double[] ratios = [.. program.Times.Select((time, i) => time / programs[0].Times[i]).Order()];
            double ratio = ratios[Rounds / 2];
            bool isOne = program == programs[0];
            string verdict = isOne ? "" : string.Create(CultureInfo.InvariantCulture, $"{limit:0.00}: {(ratio <= limit ? "met" : "**missed**")}");
            report.Append(CultureInfo.InvariantCulture, $"| {program.Name} | {(isOne ? "" : program.Entities)} | {program.Size:N0} | {program.Times.Order().ElementAt(Rounds / 2):0.0} ")
                .Append(CultureInfo.InvariantCulture, $"| {ratio:0.00} ({ratios[Rounds / 4]:0.00}–{ratios[Rounds * 3 / 4]:0.00}) | {verdict} |\n");
            if (!isOne && ratio > limit)
                misses.Add(string.Create(CultureInfo.InvariantCulture, $"{program.Name} with {program.Entities} entities starts in {ratio:0.00} of the time of ADO.NET; the limit is {limit:0.00}."));
        }
    }

    private static string Entity(int number) => $$"""
        using SmrtGen;

        [Smrt]
        [SmrtIndex(nameof(Code), IsUnique = true)]
        public partial class Entity{{number}}
        {
            public int Id { get; set; }
            public required string Code { get; set; }
            public int ItemId { get; set; }
            public string? Text1 { get; set; }
            public string? Text2 { get; set; }
            public decimal Amount1 { get; set; }
            public decimal? Amount2 { get; set; }
            public int Number1 { get; set; }
            public long Number2 { get; set; }
            public double Number3 { get; set; }
            public bool Flag1 { get; set; }
            public System.Guid Mark { get; set; }
            public System.DateTime CreatedAt { get; set; }
            public System.DateTime? UpdatedAt { get; set; }
            public partial Item? Item { get; set; }
        }
        """;

    private sealed record Program(string Name, int Entities, NewProject Project, List<double> Times)
    {
        public string File => Project.Output("App");

        /// <summary>The native program, or the assemblies that it is made of.</summary>
        public long Size => Directory.GetFiles(Project.Output(), "*.dll").Select(file => new FileInfo(file).Length).Sum() is > 0 and long assemblies
            ? assemblies
            : new FileInfo(File).Length;
    }
}
