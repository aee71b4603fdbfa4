using System.Text;
using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

/// <summary>How names of tables and columns follow from C# names; the order of <c>SmrtGen.NamingConvention</c>.</summary>
internal enum NamingRules
{
    SnakeCase,
    AsWritten,
}

internal static class NamingRulesExtensions
{
    /// <summary>The convention in force for a class: its own, or its assembly's.</summary>
    public static NamingRules ReadFor(INamedTypeSymbol type)
        => (type.Find(KnownTypes.SmrtNaming) ?? type.ContainingAssembly.Find(KnownTypes.SmrtNaming)) is { } attribute
            ? (NamingRules)attribute.Number(0, 0)
            : NamingRules.SnakeCase;

    public static string TableName(this NamingRules rules, string className)
        => rules == NamingRules.AsWritten ? className : SnakeCase(Identifiers.Plural(className));

    public static string ColumnName(this NamingRules rules, string propertyName)
        => rules == NamingRules.AsWritten ? propertyName : SnakeCase(propertyName);

    /// <summary><c>UnitPrice</c> → <c>unit_price</c>, <c>SKU</c> → <c>sku</c>, <c>URLPath2</c> → <c>url_path2</c>.</summary>
    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool startsWord = char.IsUpper(c) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
