using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmrtGen.Analyzers.Corpus;

/// <summary>Processor time and memory that the rules add to a build, and the time they take after an edit of one file.</summary>
internal static class CostOf
{
    private const int EditedFiles = 20;

    public static async Task<IReadOnlyList<string>> Project(CSharpCompilation project, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        TimeSpan build = await Measure(project, static compilation => Task.FromResult(compilation.Emit(Stream.Null).Success));
        TimeSpan idle = await Measure(project, static compilation => Run(compilation, [new IdleAnalyzer()]));
        TimeSpan ours = await Measure(project, compilation => Run(compilation, rules));
        long memory = await Held(project, rules) - await Held(project, [new IdleAnalyzer()]);
        double share = (ours - idle) / (build + idle);
        (double median, double high) = await Edits(project, rules);
        return
        [
            Line($"{project.AssemblyName}: compiling {build.TotalSeconds:F1} s, an analyzer that does nothing {idle.TotalSeconds:F1} s, the rules {ours.TotalSeconds:F1} s of processor time"),
            Line($"{project.AssemblyName}: the rules add {share:P1} and hold {memory / (1024 * 1024)} MB"),
            Line($"{project.AssemblyName}: after an edit of one file, the rules take {median:F1} ms at the median, {high:F1} ms at the ninth decile"),
        ];
    }

    private static async Task<TimeSpan> Measure<T>(CSharpCompilation project, Func<CSharpCompilation, Task<T>> work)
    {
        CSharpCompilation cold = project.Clone();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        await work(cold);
        return Process.GetCurrentProcess().TotalProcessorTime - before;
    }

    private static async Task<long> Held(CSharpCompilation project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        CSharpCompilation cold = project.Clone();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        ImmutableArray<Diagnostic> found = await Run(cold, analyzers);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(cold);
        GC.KeepAlive(found);
        return after - before;
    }

    private static Task<ImmutableArray<Diagnostic>> Run(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        compilation.WithAnalyzers(analyzers, Options).GetAnalyzerDiagnosticsAsync();

    /// <summary>What an editor asks for after each key: the findings of the file that changed, in a new compilation.</summary>
    private static async Task<(double Median, double High)> Edits(CSharpCompilation project, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        List<SyntaxTree> trees = [.. project.SyntaxTrees.Where(static tree => tree.Length > 500)];
        var random = new Random(1);
        List<double> times = [];
        for (int i = 0; i < EditedFiles && trees.Count > 0; i++)
        {
            SyntaxTree tree = trees[random.Next(trees.Count)];
            SyntaxTree changed = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(tree.ToString() + "\n"));
            CSharpCompilation edited = project.ReplaceSyntaxTree(tree, changed);

            // The editor binds the file anyway, for colours and errors.
            await One(edited, changed, [new IdleAnalyzer()]);
            times.Add(await One(edited, changed, rules) - await One(edited, changed, [new IdleAnalyzer()]));
        }

        times.Sort();
        return times.Count == 0 ? (0, 0) : (times[times.Count / 2], times[times.Count * 9 / 10]);
    }

    private static async Task<double> One(CSharpCompilation compilation, SyntaxTree tree, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        await compilation.WithAnalyzers(analyzers, Options).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None);
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
    }

    private static CompilationWithAnalyzersOptions Options { get; } =
        new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
