using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace SmrtGen.Generator.Support;

/// <summary>C# identifiers made from names.</summary>
internal static class Identifiers
{
    /// <summary><c>class</c> → <c>@class</c>. Of the contextual keywords, those that cannot name a type or start a statement.</summary>
    public static string Escape(string name)
        => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
           || name is "record" or "partial" or "var" or "dynamic" or "await" or "required" or "scoped" or "file" or "field" or "yield"
            ? "@" + name
            : name;

    /// <summary><c>CategoryId</c> → <c>categoryId</c>, <c>SKU</c> → <c>sku</c>, <c>URLPath</c> → <c>urlPath</c>. Not escaped.</summary>
    public static string CamelCase(string name)
    {
        var text = new StringBuilder(name);
        for (int i = 0; i < text.Length && char.IsUpper(text[i]); i++)
        {
            if (i > 0 && i + 1 < text.Length && !char.IsUpper(text[i + 1]))
                break;
            text[i] = char.ToLowerInvariant(text[i]);
        }

        return text.ToString();
    }

    /// <summary><c>Category</c> → <c>Categories</c>, <c>Status</c> → <c>Statuses</c>, <c>Product</c> → <c>Products</c>.</summary>
    public static string Plural(string name)
    {
        if (name.Length > 1 && name[name.Length - 1] is 'y' or 'Y' && !IsVowel(name[name.Length - 2]))
            return name.Substring(0, name.Length - 1) + "ies";
        return EndsInSibilant(name) ? name + "es" : name + "s";
    }

    private static bool EndsInSibilant(string name)
        => name.EndsWith("s", StringComparison.OrdinalIgnoreCase)
           || name.EndsWith("x", StringComparison.OrdinalIgnoreCase)
           || name.EndsWith("z", StringComparison.OrdinalIgnoreCase)
           || name.EndsWith("ch", StringComparison.OrdinalIgnoreCase)
           || name.EndsWith("sh", StringComparison.OrdinalIgnoreCase);

    private static bool IsVowel(char c) => "aeiouAEIOU".IndexOf(c) >= 0;
}
