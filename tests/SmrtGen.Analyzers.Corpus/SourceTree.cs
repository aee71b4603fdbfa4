using System.Collections.Immutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmrtGen.Analyzers.Corpus;

/// <summary>
/// The C# files below a folder as compilations: one for each project file with references between them, or all in one.
/// Packages that are not at hand leave errors, which the rules must live with.
/// </summary>
internal sealed class SourceTree
{
    private const string ImplicitUsings = """
        global using System; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http; global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;
        """;

    private readonly string _root;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly Dictionary<string, CSharpCompilation> _byProject = new(StringComparer.OrdinalIgnoreCase);

    public SourceTree(string root, ImmutableArray<MetadataReference> references, bool asOne)
    {
        _root = root;
        _references = references;
        string[] files = [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal)];
        Files = files.Length;
        string[] projects = asOne ? [] : [.. Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        ILookup<string, string> byProject = files.ToLookup(file => Owner(file, projects));
        foreach (IGrouping<string, string> group in byProject)
            Compile(group.Key, byProject, []);
        Projects = [.. _byProject.Values];
    }

    public IReadOnlyList<CSharpCompilation> Projects { get; }

    public int Files { get; }

    public int Lines { get; private set; }

    private CSharpCompilation? Compile(string project, ILookup<string, string> files, HashSet<string> active)
    {
        if (_byProject.TryGetValue(project, out CSharpCompilation? known))
            return known;
        if (!active.Add(project) || !files.Contains(project))
            return null;
        List<MetadataReference> references = [.. _references];
        foreach (string other in ReferencedProjects(project))
        {
            if (Compile(other, files, active) is { } compilation)
                references.Add(compilation.ToMetadataReference());
        }

        active.Remove(project);
        var parse = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None, preprocessorSymbols: ["NET", "NET8_0_OR_GREATER", "NETCOREAPP", "NET6_0_OR_GREATER"]);
        List<SyntaxTree> trees = [CSharpSyntaxTree.ParseText(ImplicitUsings + UsingItems.Below(_root), parse)];
        foreach (string file in files[project])
        {
            string text = File.ReadAllText(file);
            Lines += text.AsSpan().Count('\n') + 1;
            trees.Add(CSharpSyntaxTree.ParseText(text, parse, Path.GetRelativePath(Path.GetDirectoryName(_root)!, file)));
        }

        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Annotations);
        CSharpCompilation made = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(project) is { Length: > 0 } name ? name : "All", trees, references.Distinct(), options);
        _byProject.Add(project, made);
        return made;
    }

    private static HashSet<string> ReferencedProjects(string project)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>([project]);
        while (open.TryDequeue(out string? current))
        {
            if (!File.Exists(current))
                continue;
            foreach (XElement reference in XDocument.Load(current).Descendants().Where(static e => e.Name.LocalName == "ProjectReference"))
            {
                if (reference.Attribute("Include")?.Value is not { } include)
                    continue;
                string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(current)!, include.Replace('\\', '/')));
                if (found.Add(path))
                    open.Enqueue(path);
            }
        }

        return found;
    }

    private static string Owner(string file, string[] projects)
    {
        string best = "";
        foreach (string project in projects)
        {
            string folder = Path.GetDirectoryName(project)! + Path.DirectorySeparatorChar;
            if (file.StartsWith(folder, StringComparison.Ordinal) && folder.Length > (Path.GetDirectoryName(best)?.Length ?? 0) + 1)
                best = project;
        }

        return best;
    }

    private static bool IsSource(string path) =>
        !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.EndsWith(".Designer.cs", StringComparison.Ordinal);
}
