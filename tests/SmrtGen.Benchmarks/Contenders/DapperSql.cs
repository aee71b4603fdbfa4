using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders;

/// <summary>The statements with parameters by name, as Dapper wants them.</summary>
internal static class DapperSql
{
    public const string FindProduct = $"SELECT {ShopSql.ProductColumns} FROM products WHERE id = @id";

    public const string ListProducts = $"SELECT {ShopSql.ProductColumns} FROM products WHERE category_id = @categoryId ORDER BY price, id LIMIT 100";

    public const string ListPage =
        $"SELECT {ShopSql.ProductColumns} FROM products WHERE category_id = @categoryId AND (price, id) > (@afterPrice, @afterId) ORDER BY price, id LIMIT 50";

    public const string CountProducts = "SELECT count(*) FROM products WHERE category_id = @categoryId";

    public const string FindProducts = $"SELECT {ShopSql.ProductColumns} FROM products WHERE id = ANY (@ids)";

    public const string FindProductsSqlite = $"SELECT {ShopSql.ProductColumns} FROM products WHERE id IN (SELECT value FROM json_each(@ids))";

    public const string ListOrders = """
        SELECT o.id, o.customer_id, o.status, o.total, o.placed_at, c.id, c.name, c.email, c.city, c.created_at
        FROM orders o JOIN customers c ON c.id = o.customer_id
        WHERE o.id > @afterId ORDER BY o.id LIMIT 50
        """;

    public const string ListItems = "SELECT id, order_id, product_id, quantity, unit_price FROM order_items WHERE order_id = ANY (@ids) ORDER BY order_id, id";

    public const string ListItemsSqlite =
        "SELECT id, order_id, product_id, quantity, unit_price FROM order_items WHERE order_id IN (SELECT value FROM json_each(@ids)) ORDER BY order_id, id";

    public const string InsertReview = """
        INSERT INTO reviews (product_id, customer_id, rating, body, created_at)
        VALUES (@ProductId, @CustomerId, @Rating, @Body, @CreatedAt) RETURNING id
        """;

    public const string UpdateProduct = """
        UPDATE products SET sku = @Sku, name = @Name, description = @Description, price = @Price, cost = @Cost, category_id = @CategoryId, stock = @Stock,
            weight = @Weight, is_active = @IsActive, created_at = @CreatedAt, updated_at = @UpdatedAt WHERE id = @Id
        """;

    /// <summary>Items in the order of their orders, so that one walk over both puts them where they belong.</summary>
    public static void AddItems(List<Order> orders, IEnumerable<OrderItem> items)
    {
        int at = 0;
        foreach (OrderItem item in items)
        {
            while (orders[at].Id != item.OrderId)
                at++;
            orders[at].Items.Add(item);
        }
    }
}
