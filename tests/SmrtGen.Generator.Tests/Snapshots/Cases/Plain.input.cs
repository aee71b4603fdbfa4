namespace Shop;

[Smrt(Table = "products", MaxLimit = 500)]
[SmrtIndex(nameof(CategoryId), nameof(Price))]
[SmrtIndex(nameof(Sku), IsUnique = true)]
public partial class Product
{
    public int Id { get; set; }
    public required string Sku { get; set; }
    public string? Note { get; set; }
    public decimal Price { get; set; }
    public int? CategoryId { get; set; }
    public bool IsActive { get; set; }
    public DateTime CreatedAt { get; set; }
}

[SmrtContext]
public sealed partial class ShopDb;
