using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmrtGen.Generator.Tests.Support;

/// <summary>What sources under test are compiled against: this process's own assemblies, the runtime among them.</summary>
internal static class References
{
    private static readonly string[] s_unwanted = ["SmrtGen.Generator", "SmrtGen.Analyzers", "xunit", "Microsoft.CodeAnalysis", "testhost"];

    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !s_unwanted.Any(unwanted => Path.GetFileName(path).StartsWith(unwanted, StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static ImmutableArray<MetadataReference> WithoutServices { get; } =
        [.. All.Where(reference => reference.Display?.Contains("DependencyInjection", StringComparison.Ordinal) != true)];
}
