namespace SmrtGen.Benchmarks.Mapped;

[Smrt]
[SmrtIndex(nameof(CategoryId), nameof(Price), nameof(Id))]
[SmrtIndex(nameof(CategoryId))]
public sealed partial class Product
{
    public int Id { get; set; }

    public required string Sku { get; set; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    public decimal Price { get; set; }

    public decimal? Cost { get; set; }

    public int CategoryId { get; set; }

    public int Stock { get; set; }

    public double Weight { get; set; }

    public bool IsActive { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? UpdatedAt { get; set; }

    public partial Category? Category { get; set; }
}
