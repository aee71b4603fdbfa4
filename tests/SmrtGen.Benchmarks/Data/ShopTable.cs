using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Data;

/// <summary>The rows of one table as values, in the order of <paramref name="Columns"/>.</summary>
internal sealed record ShopTable(string Name, string[] Columns, IEnumerable<object?[]> Rows)
{
    public static IReadOnlyList<ShopTable> All { get; } =
    [
        new("categories", ["id", "name"], Ids(ShopData.Categories).Select(ShopData.Category).Select(c => new object?[] { c.Id, c.Name })),
        new("customers", ["id", "name", "email", "city", "created_at"],
            Ids(ShopData.Customers).Select(ShopData.Customer).Select(c => new object?[] { c.Id, c.Name, c.Email, c.City, c.CreatedAt })),
        new("products",
            ["id", "sku", "name", "description", "price", "cost", "category_id", "stock", "weight", "is_active", "created_at", "updated_at"],
            Ids(ShopData.Products).Select(ShopData.Product).Select(Values)),
        new("orders", ["id", "customer_id", "status", "total", "placed_at"],
            Ids(ShopData.Orders).Select(ShopData.Order).Select(o => new object?[] { o.Id, o.CustomerId, o.Status, o.Total, o.PlacedAt })),
        new("order_items", ["id", "order_id", "product_id", "quantity", "unit_price"],
            ShopData.Items().Select(i => new object?[] { i.Id, i.OrderId, i.ProductId, i.Quantity, i.UnitPrice })),
        new("reviews", ["id", "product_id", "customer_id", "rating", "body", "created_at"],
            Ids(ShopData.Reviews).Select(ShopData.Review).Select(r => new object?[] { r.Id, r.ProductId, r.CustomerId, r.Rating, r.Body, r.CreatedAt })),
    ];

    private static IEnumerable<int> Ids(int count) => Enumerable.Range(1, count);

    private static object?[] Values(Product p)
        => [p.Id, p.Sku, p.Name, p.Description, p.Price, p.Cost, p.CategoryId, p.Stock, p.Weight, p.IsActive, p.CreatedAt, p.UpdatedAt];
}
