namespace SmrtGen;

/// <summary>Makes a partial class or record an entity: the build writes its repository, columns, mapping and schema.</summary>
/// <example><code>[Smrt(Table = "products", MaxLimit = 500)] public partial class Product { public int Id { get; set; } }</code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SmrtAttribute : Attribute
{
    /// <summary>The table's name. Default: the class name in the plural, in the naming convention in force (<c>OrderItem</c> → <c>order_items</c>).</summary>
    public string? Table { get; set; }

    /// <summary>The table's schema. Default: none (the connection's search path). SQLite ignores it.</summary>
    public string? Schema { get; set; }

    /// <summary>How long single-entity reads are cached, as a number and a unit: <c>"500ms"</c>, <c>"30s"</c>, <c>"5m"</c>, <c>"2h"</c>, <c>"1d"</c>. Default: not cached.</summary>
    public string? Cache { get; set; }

    /// <summary>What is cached where <see cref="Cache"/> says so. Default: reads of one entity.</summary>
    public CacheMode CacheMode { get; set; }

    /// <summary>How many levels of relations one read may include, 1 to 16. Default: 3.</summary>
    public int MaxDepth { get; set; } = 3;

    /// <summary>How many rows one list may hold before the read fails, at least 1. Default: the context's <see cref="SmrtContextOptions.MaxLimit"/>.</summary>
    public int MaxLimit { get; set; }

    /// <summary>How long one statement may run, in milliseconds, at least 1. Default: the context's <see cref="SmrtContextOptions.Timeout"/>.</summary>
    public int TimeoutMs { get; set; }
}
