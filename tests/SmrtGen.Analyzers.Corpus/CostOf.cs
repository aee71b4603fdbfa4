using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmrtGen.Analyzers.Corpus;

/// <summary>Processor time and memory that the rules add to the build of a solution, and the time they take after an edit of one file.</summary>
internal static class CostOf
{
    private const int EditedFiles = 100;
    private const int Rounds = 3;

    public static async Task<IReadOnlyList<string>> Solution(IReadOnlyList<CSharpCompilation> projects, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        ImmutableArray<DiagnosticAnalyzer> nothing = [new IdleAnalyzer()];

        // A build server has compiled its code long before; what it takes the first time is told apart.
        CSharpCompilation largest = projects.MaxBy(static project => project.SyntaxTrees.Sum(static tree => (long)tree.Length))!;
        await Measure(largest, static compilation => Task.FromResult(compilation.Emit(Stream.Null).Success));
        await Measure(largest, compilation => Run(compilation, nothing));
        TimeSpan first = await Measure(largest, compilation => Run(compilation, rules));
        TimeSpan second = await Measure(largest, compilation => Run(compilation, rules));

        (TimeSpan build, TimeSpan idle, TimeSpan ours, long held) = (default, default, default, 0L);
        foreach (CSharpCompilation project in projects)
        {
            build += await Least(project, static compilation => Task.FromResult(compilation.Emit(Stream.Null).Success));
            idle += await Least(project, compilation => Run(compilation, nothing));
            ours += await Least(project, compilation => Run(compilation, rules));
            held += await Held(project, rules) - await Held(project, nothing);
        }

        (double median, double high) = await Edits(projects, rules);
        return
        [
            Line($"compiling {build.TotalSeconds:F1} s, an analyzer that does nothing {idle.TotalSeconds:F1} s, the rules {ours.TotalSeconds:F1} s of processor time"),
            Line($"the rules add {(ours - idle) / (build + idle):P1} and hold {held / (1024 * 1024)} MB, the first run takes {(first - second).TotalSeconds:F1} s more"),
            Line($"after an edit of one file, the rules take {median:F1} ms at the median, {high:F1} ms at the ninth decile"),
        ];
    }

    private static async Task<TimeSpan> Least<T>(CSharpCompilation project, Func<CSharpCompilation, Task<T>> work)
    {
        TimeSpan least = TimeSpan.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            TimeSpan time = await Measure(project, work);
            least = time < least ? time : least;
        }

        return least;
    }

    private static async Task<TimeSpan> Measure<T>(CSharpCompilation project, Func<CSharpCompilation, Task<T>> work)
    {
        CSharpCompilation cold = project.Clone();
        GC.Collect();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        await work(cold);
        return Process.GetCurrentProcess().TotalProcessorTime - before;
    }

    private static async Task<long> Held(CSharpCompilation project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        CSharpCompilation cold = project.Clone();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        CompilationWithAnalyzers driver = cold.WithAnalyzers(analyzers, Options);
        ImmutableArray<Diagnostic> found = await driver.GetAnalyzerDiagnosticsAsync();
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(driver);
        GC.KeepAlive(found);
        return after - before;
    }

    private static Task<ImmutableArray<Diagnostic>> Run(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        compilation.WithAnalyzers(analyzers, Options).GetAnalyzerDiagnosticsAsync();

    /// <summary>What an editor asks for after each key: the findings of the file that changed, in a new compilation.</summary>
    private static async Task<(double Median, double High)> Edits(IReadOnlyList<CSharpCompilation> projects, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        List<(CSharpCompilation Project, SyntaxTree Tree)> trees =
            [.. projects.SelectMany(static project => project.SyntaxTrees.Where(static tree => tree.Length > 500).Select(tree => (project, tree)))];
        var random = new Random(1);
        List<double> times = [];
        for (int i = 0; i < EditedFiles && trees.Count > 0; i++)
        {
            (CSharpCompilation project, SyntaxTree tree) = trees[random.Next(trees.Count)];
            SyntaxTree changed = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(tree.ToString() + "\n"));
            CSharpCompilation edited = project.ReplaceSyntaxTree(tree, changed);

            // The editor binds the file anyway, for colours and errors.
            await One(edited, changed, [new IdleAnalyzer()]);
            double idle = await One(edited, changed, [new IdleAnalyzer()]);
            times.Add(await One(edited, changed, rules) - idle);
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
