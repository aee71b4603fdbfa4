using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using SmrtGen.Analyzers.Usage;
using SmrtGen.CodeFixes;

namespace SmrtGen.Analyzers.Tests;

/// <summary>What each id must have: a descriptor that an analyzer supports, a category, a help link, a page, a row, a test, a
/// sample.</summary>
public sealed class RuleContractTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Ids { get; } =
    [
        .. typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!)
            .Where(static id => string.CompareOrdinal(id, "SMRT100") > 0),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(UsageAnalyzer).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Has_all_its_parts(string id)
    {
        DiagnosticDescriptor descriptor = Assert.Single(Analyzers.SelectMany(static a => a.SupportedDiagnostics).Where(d => d.Id == id)
            .Distinct());
        Assert.StartsWith("SmrtGen.", descriptor.Category, StringComparison.Ordinal);
        Assert.EndsWith($"/docs/rules/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(descriptor.Description.ToString(null)));

        string page = File.ReadAllText(Path.Combine(Root, "docs", "rules", id + ".md"));
        Assert.StartsWith($"# {id}: {descriptor.Title}", page, StringComparison.Ordinal);
        Assert.All(["## Why", "## Bad", "## Good", "## When to suppress"], heading =>
            Assert.Contains(heading, page, StringComparison.Ordinal));

        string analyzers = Path.Combine(Root, "src", "Analyzers", "SmrtGen.Analyzers");
        string releases = File.ReadAllText(Path.Combine(analyzers,
            "AnalyzerReleases.Unshipped.md")) + File.ReadAllText(Path.Combine(analyzers, "AnalyzerReleases.Shipped.md"));
        Assert.Contains($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}", releases,
            StringComparison.Ordinal);

        Assert.Contains(Directory.EnumerateFiles(Path.Combine(Root, "tests", "SmrtGen.Analyzers.Tests"), id + "_*Tests.cs",
            SearchOption.AllDirectories), static _ => true);
        Assert.Contains(Directory.EnumerateFiles(Path.Combine(Root, "samples", "Diagnostics"), "*.cs"), file =>
            File.ReadAllText(file).Contains("// " + id, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_fix_fixes_what_exists_and_can_fix_all()
    {
        foreach (Type type in typeof(UsageCodeFix).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider))))
        {
            var fix = (CodeFixProvider)Activator.CreateInstance(type)!;
            Assert.All(fix.FixableDiagnosticIds, static id => Assert.Contains(Analyzers, a => a.SupportedDiagnostics.Any(d => d.Id == id)));
            Assert.NotNull(fix.GetFixAllProvider());
        }
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SmrtGen.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository is not above the tests.");
    }
}
