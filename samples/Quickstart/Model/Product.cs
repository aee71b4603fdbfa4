using SmrtGen;

namespace Quickstart.Model;

[Smrt(MaxLimit = 500)]
[SmrtIndex(nameof(CategoryId), nameof(Price))]
[SmrtIndex(nameof(Sku), IsUnique = true)]
public partial class Product
{
    public int Id { get; set; }

    public required string Sku { get; set; }

    public required string Name { get; set; }

    public decimal Price { get; set; }

    public int Stock { get; set; }

    public bool IsActive { get; set; } = true;

    public int CategoryId { get; set; }

    public DateTime CreatedAt { get; set; }

    public partial Category? Category { get; set; }

    public partial IReadOnlyList<Review> Reviews { get; set; }
}

/// <summary>A product on a shelf: only the columns that are shown.</summary>
[SmrtView(typeof(Product))]
public partial record ProductCard(int Id, string Name, decimal Price);
