using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>Whether a column names rows rather than describing them.</summary>
internal static class KeyNames
{
    private static readonly string[] Endings = ["id", "ids", "key", "code", "slug", "guid", "uuid", "hash", "token", "email", "username",
        "sku", "serial", "url", "path", "uid", "identifier", "isbn", "hostname"];

    private static readonly string[] StateEndings = ["statusid", "stateid", "typeid", "kindid", "levelid"];

    /// <summary>Whether a literal compared with the column names a state and not a row: <c>status_id = 3</c>.</summary>
    public static bool IsState(string name)
    {
        name = name.Replace("_", "");
        return StateEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    public static bool IsKey(string name) => Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a constant compared with the property names one row, and not what many rows refer to: <c>Id</c>, <c>Slug</c> or
    /// <c>OrderId</c> of an order.</summary>
    public static bool IsOwnKey(IPropertySymbol property) => property.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "KeyAttribute")
        || Endings.Any(ending => string.Equals(property.Name, ending, StringComparison.OrdinalIgnoreCase)
            || string.Equals(property.Name, property.ContainingType.Name + ending, StringComparison.OrdinalIgnoreCase));

    public static bool IsKey(IPropertySymbol property) =>
        IsKey(property.Name) || property.Type.Name == "Guid"
        || property.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "KeyAttribute");
}
