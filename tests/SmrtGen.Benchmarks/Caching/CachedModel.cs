using System.ComponentModel.DataAnnotations;

namespace SmrtGen.Benchmarks.Caching;

/// <summary>Cannot change: a hit gives the cached object itself.</summary>
[Smrt(Cache = "1h")]
public sealed partial record Currency([property: Key] int Id, string Code, string Name);

/// <summary>Can change: a hit gives a copy.</summary>
[Smrt(Cache = "1h")]
public partial class CachedProduct
{
    public int Id { get; set; }

    public required string Sku { get; set; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    public decimal Price { get; set; }

    public decimal? Discount { get; set; }

    public int CategoryId { get; set; }

    public int Stock { get; set; }

    public bool IsActive { get; set; }

    public double Weight { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? ChangedAt { get; set; }
}

[SmrtContext(typeof(Currency), typeof(CachedProduct))]
public sealed partial class CacheDb;
