using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers.Tests.Support;

/// <summary>The framework and every package the test project references.</summary>
internal static class References
{
    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("xunit", StringComparison.OrdinalIgnoreCase))
            .Where(static path => !Path.GetFileName(path).StartsWith("SmrtGen", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];
}
