using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmrtGen.Generator.Tests.Support;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace SmrtGen.Generator.Tests.Incrementality;

/// <summary>500 entities of 15 columns: an edit re-runs the transforms and nothing else. The times are reported, not asserted.</summary>
public class LargeModelTests(ITestOutputHelper output)
{
    private const int EntityCount = 500;
    private const int EditCount = 16;
    private const int WarmCount = 8;

    [Fact]
    public void An_edit_costs_little()
    {
        CSharpCompilation compilation = TestCompilation.Create([.. Enumerable.Range(0, EntityCount).Select(Entity), "[SmrtContext] public partial class Db;", "class Unrelated;"]);
        GeneratorDriver driver = GeneratorRun.CreateDriver();
        output.WriteLine($"first run: {Run(ref driver, compilation, out _):F0} ms");

        var times = new List<double>();
        for (int i = 0; i < EditCount; i++)
        {
            compilation = Replace(compilation, EntityCount + 1, $"class Unrelated {{ int x{i}; }}");
            times.Add(Run(ref driver, compilation, out GeneratorRunResult unrelated));
            Steps.AssertCached(unrelated);
        }

        output.WriteLine($"unrelated edit: {times[0]:F0} ms the first time, {times.TakeLast(WarmCount).Order().ElementAt(WarmCount / 2):F0} ms once compiled");

        compilation = Replace(compilation, 0, Entity(0).Replace("[Smrt]", "[Smrt(MaxLimit = 7)]", StringComparison.Ordinal));
        output.WriteLine($"edit of one entity: {Run(ref driver, compilation, out GeneratorRunResult edited):F0} ms");
        Assert.Single(Steps.Reasons(edited, TrackingNames.Entities), Modified);
        Assert.Single(Steps.OutputReasons(edited), Modified);
    }

    /// <summary>Processor time, because tests run beside each other.</summary>
    private static double Run(ref GeneratorDriver driver, CSharpCompilation compilation, out GeneratorRunResult result)
    {
        // Binding the sources is the compiler's work, with or without a generator.
        compilation.GetDiagnostics();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        driver = driver.RunGenerators(compilation);
        TimeSpan after = Environment.CpuUsage.TotalTime;
        result = driver.GetRunResult().Results[0];
        return (after - before).TotalMilliseconds;
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, string text)
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(tree => tree.FilePath == $"Source{file}.cs");
        return compilation.ReplaceSyntaxTree(old, TestCompilation.Parse(text, old.FilePath));
    }

    internal static string Entity(int number) => $$"""
        namespace Shop.Area{{number % 10}};

        [Smrt]
        [SmrtIndex(nameof(Name), IsUnique = true)]
        [SmrtIndex(nameof(ParentId), nameof(CreatedAt))]
        public partial class Entity{{number}}
        {
            public int Id { get; set; }
            public required string Name { get; set; }
            public string? Note { get; set; }
            public decimal Price { get; set; }
            public int? ParentId { get; set; }
            public DateTime CreatedAt { get; set; }
            public DateTimeOffset? ChangedAt { get; set; }
            public bool IsActive { get; set; }
            public DayOfWeek Day { get; set; }
            public Guid Token { get; set; }
            public long Size { get; set; }
            public double Weight { get; set; }
            public DateOnly Due { get; set; }
            public byte[]? Image { get; set; }
            [MaxLength(40)] public string? Code { get; set; }
            [ForeignKey(nameof(ParentId))] public partial Entity{{number}}? Parent { get; set; }
            [InverseProperty(nameof(Parent))] public partial IReadOnlyList<Entity{{number}}> Children { get; set; }
        }
        """;
}
