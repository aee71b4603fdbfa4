using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Corpus;

/// <summary>The findings of all usage rules over a source tree, and what they cost.</summary>
internal sealed class Run
{
    public List<string> Findings { get; } = [];

    public List<string> Failures { get; } = [];

    public List<string> Cost { get; } = [];

    public static async Task<Run> Over(SourceTree sources, bool measuresCost)
    {
        var run = new Run();
        foreach (CSharpCompilation project in sources.Projects)
        {
            try
            {
                await run.Analyze(project, measuresCost);
            }
            catch (IndexOutOfRangeException exception) when (exception.StackTrace?.Contains("OverloadResolution",
                StringComparison.Ordinal) == true)
            {
                // The compiler itself fails on some incomplete extension blocks; that says nothing about the rules.
                run.Cost.Add($"{project.AssemblyName} cannot be bound");
            }
        }

        run.Findings.Sort(StringComparer.Ordinal);
        return run;
    }

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
    [
        .. typeof(UsageAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private async Task Analyze(CSharpCompilation project, bool measuresCost)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, analyzer, _) => Failures.Add($"{analyzer.GetType().Name}: {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: measuresCost);
        TimeSpan compile = TimeSpan.Zero;
        long before = 0;
        if (measuresCost)
        {
            // What a build does in any case, on a compilation of its own; the one analysed starts cold.
            CSharpCompilation other = project.Clone();
            var watch = Stopwatch.StartNew();
            other.Emit(Stream.Null);
            compile = watch.Elapsed;
            before = GC.GetTotalMemory(forceFullCollection: true);
            GC.KeepAlive(other);
        }

        CompilationWithAnalyzers analysis = project.WithAnalyzers(Analyzers(), options);
        AnalysisResult result = await analysis.GetAnalysisResultAsync(CancellationToken.None);
        foreach (Diagnostic diagnostic in result.GetAllDiagnostics())
        {
            FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
            string severity = diagnostic.Severity == diagnostic.DefaultSeverity ? "" : " [relaxed]";
            Findings.Add($"{span.Path}:{span.StartLinePosition.Line + 1}: {diagnostic.Id}{severity} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        }

        if (measuresCost)
        {
            foreach (KeyValuePair<DiagnosticAnalyzer,
                Microsoft.CodeAnalysis.Diagnostics.Telemetry.AnalyzerTelemetryInfo> entry in result.AnalyzerTelemetryInfo)
                Cost.Add(string.Create(CultureInfo.InvariantCulture,
                    $"{project.AssemblyName} {entry.Key.GetType().Name} {entry.Value.ExecutionTime.TotalMilliseconds:F0} ms"));
            long held = (GC.GetTotalMemory(forceFullCollection: true) - before) / (1024 * 1024);
            GC.KeepAlive(result);
            Cost.Add(string.Create(CultureInfo.InvariantCulture,
                $"{project.AssemblyName} compiling {compile.TotalMilliseconds:F0} ms; held after analysis {held} MB"));
        }
    }
}
