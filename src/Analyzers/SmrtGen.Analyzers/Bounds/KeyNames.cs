using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>Whether a column names rows rather than describing them.</summary>
internal static class KeyNames
{
    private static readonly string[] Endings = ["id", "ids", "key", "code", "slug", "guid", "uuid", "hash", "token", "email", "username",
        "sku", "serial", "url", "path", "uid", "identifier", "isbn", "hostname"];

    public static bool IsKey(string name) => Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    public static bool IsKey(IPropertySymbol property) =>
        IsKey(property.Name) || property.Type.Name == "Guid"
        || property.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "KeyAttribute");
}
