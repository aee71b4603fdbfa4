using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>Text matching on string columns. The text is taken literally: <c>%</c>, <c>_</c> and <c>\</c> have no meaning.</summary>
/// <example><code>db.Products.Where(p => p.Name.StartsWith("A") || p.Sku.Contains("-17", ignoreCase: true))</code></example>
/// <remarks>The column is taken without nullable annotations, because text that may be null and text that may not are matched alike.</remarks>
public static class TextColumnExtensions
{
    /// <summary>Starts with <paramref name="text"/>. Ignoring case means PostgreSQL's ILIKE, and on SQLite the ASCII letters.</summary>
    public static Predicate StartsWith(
#nullable disable annotations
        this Column<string> column,
#nullable restore annotations
        string text, bool ignoreCase = false)
        => Match(column, TextMatchKind.StartsWith, text, ignoreCase);

    /// <summary>Ends with <paramref name="text"/>; reads the whole table or index. Ignoring case as in <see cref="StartsWith"/>.</summary>
    public static Predicate EndsWith(
#nullable disable annotations
        this Column<string> column,
#nullable restore annotations
        string text, bool ignoreCase = false)
        => Match(column, TextMatchKind.EndsWith, text, ignoreCase);

    /// <summary>Contains <paramref name="text"/>; reads the whole table or index. Ignoring case as in <see cref="StartsWith"/>.</summary>
    public static Predicate Contains(
#nullable disable annotations
        this Column<string> column,
#nullable restore annotations
        string text, bool ignoreCase = false)
        => Match(column, TextMatchKind.Contains, text, ignoreCase);

    private static TextMatch Match(Column<string> column, TextMatchKind kind, string text, bool ignoreCase)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TextMatch(column.Expression, kind, text, ignoreCase);
    }
}
