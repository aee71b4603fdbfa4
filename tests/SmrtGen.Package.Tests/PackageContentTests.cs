using System.IO.Compression;
using System.Xml.Linq;
using SmrtGen.Package.Tests.Support;

namespace SmrtGen.Package.Tests;

public sealed class PackageContentTests(PackedPackages packages)
{
    [Fact]
    public void The_package_holds_runtime_generator_analyzers_targets_and_readme()
    {
        using ZipArchive package = packages.Open("SmrtGen");
        string[] files = [.. package.Entries.Select(e => e.FullName)];
        Assert.Superset(
            new HashSet<string>
            {
                "README.md",
                "lib/net8.0/SmrtGen.dll",
                "lib/net8.0/SmrtGen.xml",
                "lib/net10.0/SmrtGen.dll",
                "lib/net10.0/SmrtGen.xml",
                "analyzers/dotnet/cs/SmrtGen.Generator.dll",
                "analyzers/dotnet/cs/SmrtGen.Analyzers.dll",
                "analyzers/dotnet/cs/SmrtGen.CodeFixes.dll",
                "build/SmrtGen.targets",
                "buildTransitive/SmrtGen.targets",
            },
            files.ToHashSet());
        Assert.DoesNotContain(files, f => f.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SmrtGen", "Microsoft.Extensions.Caching.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions")]
    [InlineData("SmrtGen.PostgreSql", "Npgsql", "SmrtGen")]
    [InlineData("SmrtGen.Redis", "SmrtGen", "StackExchange.Redis")]
    public void A_package_depends_on_what_it_needs_and_says_its_licence(string id, params string[] dependencies)
    {
        using ZipArchive package = packages.Open(id);
        using Stream nuspec = package.GetEntry(id + ".nuspec")!.Open();
        XElement metadata = XDocument.Load(nuspec).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        Assert.Equal("MIT", metadata.Elements().Single(e => e.Name.LocalName == "license").Value);
        Assert.Equal("README.md", metadata.Elements().Single(e => e.Name.LocalName == "readme").Value);
        foreach (XElement group in metadata.Descendants().Where(e => e.Name.LocalName == "group"))
            Assert.Equal(dependencies, group.Elements().Select(e => e.Attribute("id")!.Value).Order());
    }

    [Theory]
    [InlineData("SmrtGen")]
    [InlineData("SmrtGen.PostgreSql")]
    [InlineData("SmrtGen.Redis")]
    public void Symbols_are_packed_beside_it(string id)
    {
        using ZipArchive symbols = packages.Open(id, "snupkg");
        Assert.Contains(symbols.Entries, e => e.FullName == $"lib/net10.0/{id}.pdb");
    }
}
