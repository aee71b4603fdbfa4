using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmrtGen.Analyzers.Declaration;
using SmrtGen.Generator.Parsing;
using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Declaration;

/// <summary>Builds a source as a user does, generator and analyzer on, and compares all that the user would see.</summary>
internal static partial class DeclarationRun
{
    /// <summary>Exactly this rule is reported, once for each <c>[|…|]</c>, and nothing else by anybody.</summary>
    public static async Task Reports(Rule rule, string marked, string? message = null, params string[] otherSources)
    {
        ImmutableArray<Diagnostic> found = await Diagnose(marked, otherSources);
        string text = Unmark(marked);
        string[] expected = [.. Marks(marked).Select(span => $"{rule.Id()} {text.Substring(span.Start, span.Length)}")];
        Assert.Equal(expected, found.Select(d => $"{d.Id} {d.Location.SourceTree?.ToString().Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}"));
        Assert.Equal(Marks(marked).Select(span => span.Start), found.Select(d => d.Location.SourceSpan.Start));
        if (message is not null)
            Assert.Equal(message, found[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Nothing is reported by anybody.</summary>
    public static async Task IsClean(params string[] sources) => Assert.Empty(await Diagnose(sources[0], sources[1..]));

    public static async Task<ImmutableArray<Diagnostic>> Diagnose(string marked, string[] otherSources, LanguageVersion version = LanguageVersion.CSharp13)
    {
        CSharpCompilation compilation = TestCompilation.Create("Shop", [Unmark(marked), .. otherSources]);
        if (version != LanguageVersion.CSharp13)
            compilation = TestCompilation.WithVersion(compilation, version);
        GeneratorDriver driver = GeneratorRun.CreateDriver(version);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        ImmutableArray<Diagnostic> all = await output
            .WithAnalyzers([new SmrtDeclarationAnalyzer()], new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), (e, _, _) => throw new InvalidOperationException("analyzer", e), concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAllDiagnosticsAsync();
        return
        [
            .. all.Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS1591")
                .OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start),
        ];
    }

    private static string Unmark(string marked) => marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    private static IEnumerable<(int Start, int Length)> Marks(string marked)
        => Mark().Matches(marked).Select((match, i) => (match.Index - (i * 4), match.Groups[1].Length));

    [GeneratedRegex(@"\[\|(.*?)\|\]", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
