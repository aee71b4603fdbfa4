namespace SmrtGen;

/// <summary>Declares an index. A unique one generates <c>FindBy…Async</c>, a plain one <c>ListBy…Async</c>.</summary>
/// <example><code>[SmrtIndex(nameof(Sku), IsUnique = true)]</code></example>
/// <param name="properties">The properties in index order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SmrtIndexAttribute(params string[] properties) : Attribute
{
    /// <summary>The properties in index order.</summary>
    public IReadOnlyList<string> Properties { get; } = properties;

    /// <summary>Whether two rows may not share the same values. Default: false.</summary>
    public bool IsUnique { get; set; }

    /// <summary>The properties that are indexed in descending order. Default: none.</summary>
    public string[] Descending { get; set; } = [];

    /// <summary>A SQL condition that makes the index partial, such as <c>"deleted_at IS NULL"</c>. Default: none.</summary>
    public string? Where { get; set; }

    /// <summary>The index's name. Default: <c>ix_</c> or <c>ux_</c>, the table and the columns.</summary>
    public string? Name { get; set; }
}
