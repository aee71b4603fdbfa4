using System.Collections.Immutable;
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
        if (measuresCost)
            run.Cost.AddRange(await CostOf.Solution(sources.Projects, Analyzers()));
        foreach (CSharpCompilation project in sources.Projects)
        {
            try
            {
                await run.Analyze(project);
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

    private async Task Analyze(CSharpCompilation project)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, analyzer, _) => Failures.Add($"{analyzer.GetType().Name}: {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        foreach (Diagnostic diagnostic in await project.WithAnalyzers(Analyzers(), options).GetAnalyzerDiagnosticsAsync())
        {
            FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
            string severity = diagnostic.Severity == diagnostic.DefaultSeverity ? "" : " [relaxed]";
            string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
            Findings.Add($"{span.Path}:{span.StartLinePosition.Line + 1}: {diagnostic.Id}{severity} {message}");
        }
    }
}
