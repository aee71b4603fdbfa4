using System.Xml;
using System.Xml.Linq;

namespace SmrtGen.Analyzers.Corpus;

/// <summary>The <c>Using</c> items of all project and props files below a folder as one text: too many do no harm.</summary>
internal static class UsingItems
{
    public static string Below(string root)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(root, "*.props", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);
        SortedSet<string> usings = new(files.SelectMany(Read), StringComparer.Ordinal);
        return string.Join('\n', usings);
    }

    private static IEnumerable<string> Read(string file)
    {
        try
        {
            return [.. XDocument.Load(file).Descendants().Where(static e => e.Name.LocalName == "Using").Select(Text).OfType<string>()];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static string? Text(XElement item) => item.Attribute("Include")?.Value is not { } name ? null
        : item.Attribute("Alias")?.Value is { } alias ? $"global using {alias} = {name};"
        : item.Attribute("Static")?.Value is "true" or "True" ? $"global using static {name};"
        : $"global using {name};";
}
