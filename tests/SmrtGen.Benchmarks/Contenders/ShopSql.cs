namespace SmrtGen.Benchmarks.Contenders;

/// <summary>Statements written by hand. Both engines take <c>$1</c>.</summary>
internal static class ShopSql
{
    public const string ProductColumns = "id, sku, name, description, price, cost, category_id, stock, weight, is_active, created_at, updated_at";

    public const string FindProduct = $"SELECT {ProductColumns} FROM products WHERE id = $1";

    public const string ListProducts = $"SELECT {ProductColumns} FROM products WHERE category_id = $1 ORDER BY price, id LIMIT 100";

    public const string ListPage =
        $"SELECT {ProductColumns} FROM products WHERE category_id = $1 AND (price, id) > ($2, $3) ORDER BY price, id LIMIT 50";

    public const string CountProducts = "SELECT count(*) FROM products WHERE category_id = $1";

    public const string FindProducts = $"SELECT {ProductColumns} FROM products WHERE id = ANY ($1)";

    public const string FindProductsSqlite = $"SELECT {ProductColumns} FROM products WHERE id IN (SELECT value FROM json_each($1))";

    public const string ListOrders = """
        SELECT o.id, o.customer_id, o.status, o.total, o.placed_at, c.id, c.name, c.email, c.city, c.created_at
        FROM orders o JOIN customers c ON c.id = o.customer_id
        WHERE o.id > $1 ORDER BY o.id LIMIT 50
        """;

    public const string ListItems = "SELECT id, order_id, product_id, quantity, unit_price FROM order_items WHERE order_id = ANY ($1) ORDER BY order_id, id";

    public const string ListItemsSqlite =
        "SELECT id, order_id, product_id, quantity, unit_price FROM order_items WHERE order_id IN (SELECT value FROM json_each($1)) ORDER BY order_id, id";

    public const string ListItemsOfPage = """
        SELECT id, order_id, product_id, quantity, unit_price FROM order_items
        WHERE order_id IN (SELECT id FROM orders WHERE id > $1 ORDER BY id LIMIT 50) ORDER BY order_id, id
        """;

    public const string InsertReview =
        "INSERT INTO reviews (product_id, customer_id, rating, body, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id";

    public const string InsertReviews = """
        INSERT INTO reviews (product_id, customer_id, rating, body, created_at)
        SELECT * FROM unnest($1, $2, $3, $4, $5) RETURNING id
        """;

    public const string UpdateProduct = """
        UPDATE products SET sku = $2, name = $3, description = $4, price = $5, cost = $6, category_id = $7, stock = $8, weight = $9, is_active = $10,
            created_at = $11, updated_at = $12 WHERE id = $1
        """;

    public const string StreamReviews = "SELECT id, product_id, customer_id, rating, body, created_at FROM reviews";

    public const string StreamOrders = "SELECT id, customer_id, status, total, placed_at FROM orders";
}
