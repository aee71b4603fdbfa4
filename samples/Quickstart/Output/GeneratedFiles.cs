using System.Runtime.CompilerServices;

namespace Quickstart.Output;

/// <summary>Where the code that the build wrote can be read.</summary>
internal static class GeneratedFiles
{
    public static int List([CallerFilePath] string source = "")
    {
        string? root = Path.GetDirectoryName(source);
        while (root is not null && !File.Exists(Path.Combine(root, "SmrtGen.sln")))
            root = Path.GetDirectoryName(root);
        string folder = Path.Combine(root ?? ".", "artifacts", "obj", "Quickstart");
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.g.cs", SearchOption.AllDirectories) : [];
        foreach (string file in files.Where(f => f.Contains("SmrtGen", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            Console.WriteLine(Path.GetRelativePath(Environment.CurrentDirectory, file));
        return files.Length > 0 ? 0 : 1;
    }
}
