using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers.Corpus;

/// <summary>The framework, the packages of this project, and the assemblies of the folders given.</summary>
internal static class ReferenceSet
{
    public static ImmutableArray<MetadataReference> Load(IEnumerable<string> folders)
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        IEnumerable<string> own = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        foreach (string path in own.Concat(folders.SelectMany(static folder => Directory.EnumerateFiles(folder, "*.dll"))))
        {
            string name = Path.GetFileName(path);
            if (!name.StartsWith("SmrtGen", StringComparison.Ordinal))
                byName[name] = path;
        }

        return [.. byName.Values.Where(IsManaged).Select(static path => MetadataReference.CreateFromFile(path))];
    }

    private static bool IsManaged(string path)
    {
        try
        {
            System.Reflection.AssemblyName.GetAssemblyName(path);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
