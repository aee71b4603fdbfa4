using Microsoft.CodeAnalysis;
using SmrtGen.Analyzers.Declaration;
using SmrtGen.Generator.Parsing;
using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Declaration;

/// <summary>Every rule that the parser knows has a descriptor, a page, a row among the releases and a test.</summary>
public class DeclarationRuleContractTests
{
    public static TheoryData<int> Rules => [.. Enum.GetValues<Rule>().Select(rule => (int)rule)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_whole(int number)
    {
        string id = ((Rule)number).Id();
        DiagnosticDescriptor descriptor = RuleDescriptors.Of((Rule)number);
        Assert.Equal(id, descriptor.Id);
        Assert.Equal(DiagnosticSeverity.Error, descriptor.DefaultSeverity);
        Assert.Equal($"https://github.com/smrtgen/smrtgen/blob/main/docs/rules/{id}.md", descriptor.HelpLinkUri);

        string title = descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith($"# {id}: {title}\n", File.ReadAllText(Repository.Path($"docs/rules/{id}.md")), StringComparison.Ordinal);
        Assert.Contains(
            $"{id} | SmrtGen.Declaration | Error | {title}", File.ReadAllLines(Repository.Path("src/Analyzers/SmrtGen.Analyzers/AnalyzerReleases.Unshipped.md")));
        Assert.Contains(
            Directory.EnumerateFiles(Repository.Path("tests/SmrtGen.Generator.Tests/Declaration"), "*.cs"),
            file => File.ReadAllText(file).Contains($"Rule.{(Rule)number},", StringComparison.Ordinal) || File.ReadAllText(file).Contains($"{id}_", StringComparison.Ordinal));
    }
}
