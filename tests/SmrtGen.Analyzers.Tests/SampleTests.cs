using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;
using SmrtGen.Generator;

namespace SmrtGen.Analyzers.Tests;

/// <summary>The sample project shows each rule once, in the member that its comment names.</summary>
public sealed partial class SampleTests
{
    [Fact]
    public async Task Each_rule_is_shown_once_where_the_sample_says()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SmrtGen.sln")))
            folder = folder.Parent;
        string[] files = Directory.GetFiles(Path.Combine(folder!.FullName, "samples", "Diagnostics"), "*.cs");
        var written = CSharpCompilation.Create(
            "Diagnostics", files.Select(static f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), SourceCompilation.ParseOptions, f)),
                References.All.Add(MetadataReference.CreateFromFile(typeof(SmrtAttribute).Assembly.Location)), SourceCompilation.Options);
        CSharpGeneratorDriver.Create([new SmrtGenerator().AsSourceGenerator()], parseOptions: SourceCompilation.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(written, out Compilation compilation, out _);
        SourceCompilation.AssertCompiles(compilation);
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. typeof(UsageAnalyzer).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(UsageAnalyzer)))
                .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
        string[] found = [.. (await AnalyzerRun.Of(compilation, analyzers)).Select(static d => $"{d.Id} {Announced(d.Location)}")
            .Order(StringComparer.Ordinal)];
        string[] wanted = [.. files.SelectMany(static f =>
            Mark().Matches(File.ReadAllText(f)).Select(static m => $"{m.Groups[1].Value} {m.Groups[1].Value}"))
            .Order(StringComparer.Ordinal)];
        Assert.Equal(wanted, found);
    }

    /// <summary>The last id that a comment names before the place.</summary>
    private static string Announced(Location location) =>
        Mark().Matches(location.SourceTree!.ToString()[..location.SourceSpan.Start]).LastOrDefault()?.Groups[1].Value ?? "";

    [GeneratedRegex(@"// (SMRT\d+)")]
    private static partial Regex Mark();
}
