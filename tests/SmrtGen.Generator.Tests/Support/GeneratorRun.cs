using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmrtGen.Generator.Tests.Support;

/// <summary>One run of the generator. Fails unless a second run finds everything cached and unless the output compiles without a warning.</summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(GeneratorDriverRunResult result, Compilation output)
    {
        Output = output;
        Files = result.Results[0].GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
    }

    /// <summary>The generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>The source together with what was generated.</summary>
    public Compilation Output { get; }

    public string this[string hintName] => Files.TryGetValue(hintName, out string? text)
        ? text
        : throw new KeyNotFoundException($"{hintName} was not generated; these were: {string.Join(", ", Files.Keys)}");

    public static GeneratorRun Of(params string[] sources) => Of(TestCompilation.Create(sources));

    /// <summary>Runs on sources that break a rule: the output must still compile.</summary>
    public static GeneratorRun Of(CSharpCompilation compilation)
    {
        GeneratorRun run = OfBroken(compilation);
        Diagnostic[] problems = [.. run.Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && !IsMissingDocumentationOfTheTest(d))];
        Assert.True(problems.Length == 0, string.Join("\n", problems.Take(8).Select(Describe)));
        return run;
    }

    /// <summary>Runs on sources that do not compile by themselves; only caching is checked.</summary>
    public static GeneratorRun OfBroken(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        GeneratorDriverRunResult result = driver.GetRunResult();
        Assert.Null(result.Results[0].Exception);
        Assert.Empty(result.Diagnostics);

        GeneratorDriverRunResult again = driver.RunGenerators(compilation.Clone()).GetRunResult();
        Steps.AssertCached(again.Results[0]);
        return new GeneratorRun(result, output);
    }

    public static GeneratorDriver CreateDriver(LanguageVersion version = LanguageVersion.CSharp13) => CSharpGeneratorDriver.Create(
        [new SmrtGenerator().AsSourceGenerator()],
        parseOptions: TestCompilation.ParseOptions.WithLanguageVersion(version),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The classes under test have no documentation; everything that is generated has.</summary>
    private static bool IsMissingDocumentationOfTheTest(Diagnostic diagnostic)
        => diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree?.FilePath.StartsWith("Source", StringComparison.Ordinal) == true;

    private static string Describe(Diagnostic problem)
        => $"{problem}\n    {problem.Location.SourceTree?.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line]}";
}
