using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmrtGen.Generator;

namespace SmrtGen.Benchmarks.Generation;

/// <summary>The generator as a program: a full run, runs after edits, and what it holds after many of them.</summary>
internal sealed class GeneratorBenchmark(int entities)
{
    private const int Edits = 20;
    private const int ManyEdits = 1000;

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp13);

    private readonly SyntaxTree[] _files =
    [
        .. Enumerable.Range(0, entities).Select(i => Parse(ModelSources.Entity(i, entities), $"Entity{i}.cs")),
        Parse(ModelSources.Context, "ModelDb.cs"),
        Parse(ModelSources.Unrelated(0), "Unrelated.cs"),
    ];

    private readonly CSharpCompilationOptions _options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
    private GeneratorDriver _driver = CreateDriver();
    private CSharpCompilation _compilation = null!;

    public void Run()
    {
        Console.WriteLine($"| {entities} entities of 15 columns | ms of processor time |\n| --- | ---: |");
        Print("first full run, nothing compiled yet", Time(FullRun));
        Print("full run", Median([.. Enumerable.Range(0, 5).Select(_ => Time(FullRun))]));
        Print("generated", Generated());
        for (int i = 1; i <= 20; i++)
            EditEntity(i);
        Print("run after an edit of one entity", Median([.. Enumerable.Range(100, Edits).Select(i => Time(() => EditEntity(i)))]));
        Print("run after an edit elsewhere", Median([.. Enumerable.Range(100, Edits).Select(i => Time(() => EditElsewhere(i)))]));
        long before = HeldBytes();
        for (int i = 0; i < ManyEdits; i++)
            EditEntity(1000 + i);
        long after = HeldBytes();
        Print($"held before {ManyEdits} edits", string.Create(CultureInfo.InvariantCulture, $"{before / 1048576.0:0.0} MiB"));
        Print($"held after {ManyEdits} edits", string.Create(CultureInfo.InvariantCulture, $"{after / 1048576.0:0.0} MiB"));
    }

    private static CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create([new SmrtGenerator().AsSourceGenerator()], parseOptions: s_parseOptions);

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, s_parseOptions, path);

    private static IEnumerable<MetadataReference> References()
    {
        string[] paths = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)];
        return paths.Where(path => Path.GetFileName(path) is string name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "SmrtGen.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    private void FullRun()
    {
        _driver = CreateDriver();
        _compilation = CSharpCompilation.Create("Model", _files, References(), _options);
        _driver = _driver.RunGenerators(_compilation);
    }

    private void EditEntity(int edit) => Replace(edit % entities, ModelSources.Entity(edit % entities, entities, edit));

    private void EditElsewhere(int edit) => Replace(_files.Length - 1, ModelSources.Unrelated(edit));

    private void Replace(int file, string text)
    {
        SyntaxTree edited = Parse(text, _files[file].FilePath);
        _compilation = _compilation.ReplaceSyntaxTree(_files[file], edited);
        _files[file] = edited;
        _driver = _driver.RunGenerators(_compilation);
    }

    private string Generated()
    {
        GeneratorRunResult result = _driver.GetRunResult().Results[0];
        if (result.Exception is not null)
            throw new InvalidOperationException("The generator failed.", result.Exception);
        return string.Create(
            CultureInfo.InvariantCulture, $"{result.GeneratedSources.Length} files, {result.GeneratedSources.Sum(s => (long)s.SourceText.Length) / 1048576.0:0.0} MiB");
    }

    private static long HeldBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static double Time(Action action)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private static void Print(string what, double milliseconds) => Print(what, milliseconds.ToString("0.0", CultureInfo.InvariantCulture));

    private static void Print(string what, string value) => Console.WriteLine($"| {what} | {value} |");
}
