using System.Text.Json;
using Microsoft.Data.Sqlite;
using SmrtGen.Benchmarks.Data;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders.Sqlite;

/// <summary>One open connection with its prepared commands, their parameters kept. Synchronous, as the driver is.</summary>
internal sealed class SqliteAdoNetClient : IShopClient<Product, List<Order>>
{
    private readonly PlainObjects _objects = new();
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _findProduct;
    private readonly SqliteCommand _listProducts;
    private readonly SqliteCommand _listOrders;
    private readonly SqliteCommand _listItems;
    private readonly SqliteCommand _findProducts;
    private readonly SqliteCommand _insertReview;
    private readonly SqliteCommand _updateProduct;
    private readonly SqliteCommand _listPage;
    private readonly SqliteCommand _countProducts;
    private readonly SqliteCommand _streamReviews;
    private readonly SqliteCommand _streamOrders;

    public SqliteAdoNetClient(SqliteShop shop)
    {
        _connection = shop.Open();
        _findProduct = Prepare(ShopSql.FindProduct, 1);
        _listProducts = Prepare(ShopSql.ListProducts, 1);
        _listOrders = Prepare(ShopSql.ListOrders, 1);
        _listItems = Prepare(ShopSql.ListItemsSqlite, 1);
        _findProducts = Prepare(ShopSql.FindProductsSqlite, 1);
        _insertReview = Prepare(ShopSql.InsertReview, 5);
        _updateProduct = Prepare(ShopSql.UpdateProduct, 12);
        _listPage = Prepare(ShopSql.ListPage, 3);
        _countProducts = Prepare(ShopSql.CountProducts, 1);
        _streamReviews = Prepare(ShopSql.StreamReviews, 0);
        _streamOrders = Prepare(ShopSql.StreamOrders, 0);
        _objects.FillAsync(FindProductAsync).GetAwaiter().GetResult();
    }

    public int LastReviewId => _objects.LastReview.Id;

    public ValueTask<Product?> FindProductAsync(int id)
    {
        _findProduct.Parameters[0].Value = id;
        using SqliteDataReader reader = _findProduct.ExecuteReader();
        return new(reader.Read() ? SqliteRows.Product(reader) : null);
    }

    public ValueTask<List<Product>> ListProductsAsync(int categoryId)
    {
        _listProducts.Parameters[0].Value = categoryId;
        return new(ReadProducts(_listProducts, 100));
    }

    public ValueTask<List<Order>> ListOrdersAsync(int afterId)
    {
        _listOrders.Parameters[0].Value = afterId;
        List<Order> orders = new(50);
        Dictionary<int, Customer> customers = new(50);
        using (SqliteDataReader reader = _listOrders.ExecuteReader())
        {
            while (reader.Read())
            {
                Order order = SqliteRows.Order(reader);
                if (!customers.TryGetValue(order.CustomerId, out Customer? customer))
                    customers.Add(order.CustomerId, customer = SqliteRows.CustomerAfterOrder(reader));
                order.Customer = customer;
                order.Items = [];
                orders.Add(order);
            }
        }

        _listItems.Parameters[0].Value = JsonSerializer.Serialize(Array.ConvertAll([.. orders], o => o.Id));
        using SqliteDataReader itemReader = _listItems.ExecuteReader();
        int at = 0;
        while (itemReader.Read())
        {
            OrderItem item = SqliteRows.Item(itemReader);
            while (orders[at].Id != item.OrderId)
                at++;
            orders[at].Items.Add(item);
        }

        return new(orders);
    }

    public ValueTask<IReadOnlyDictionary<int, Product>> FindProductsAsync(int[] ids)
    {
        _findProducts.Parameters[0].Value = JsonSerializer.Serialize(ids);
        Dictionary<int, Product> products = new(ids.Length);
        using SqliteDataReader reader = _findProducts.ExecuteReader();
        while (reader.Read())
        {
            Product product = SqliteRows.Product(reader);
            products.Add(product.Id, product);
        }

        return new(products);
    }

    public ValueTask InsertReviewAsync(int number)
    {
        Insert(_objects.NewReview(number));
        return default;
    }

    public ValueTask InsertReviewsAsync(int count, int number)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        _insertReview.Transaction = transaction;
        foreach (Review review in _objects.NewReviews(count, number))
            Insert(review);
        transaction.Commit();
        _insertReview.Transaction = null;
        return default;
    }

    public ValueTask UpdateProductAsync(int number)
    {
        Product product = _objects.ChangedProduct(number);
        SqliteParameterCollection parameters = _updateProduct.Parameters;
        parameters[0].Value = product.Id;
        parameters[1].Value = product.Sku;
        parameters[2].Value = product.Name;
        parameters[3].Value = (object?)product.Description ?? DBNull.Value;
        parameters[4].Value = (double)product.Price;
        parameters[5].Value = product.Cost is { } cost ? (double)cost : DBNull.Value;
        parameters[6].Value = product.CategoryId;
        parameters[7].Value = product.Stock;
        parameters[8].Value = product.Weight;
        parameters[9].Value = product.IsActive;
        parameters[10].Value = product.CreatedAt;
        parameters[11].Value = product.UpdatedAt is { } updated ? updated : DBNull.Value;
        return _updateProduct.ExecuteNonQuery() == 1 ? default : throw new InvalidOperationException("The product is gone.");
    }

    public ValueTask<List<Product>> ListPageAsync(int categoryId, decimal afterPrice, int afterId)
    {
        _listPage.Parameters[0].Value = categoryId;
        _listPage.Parameters[1].Value = (double)afterPrice;
        _listPage.Parameters[2].Value = afterId;
        return new(ReadProducts(_listPage, 50));
    }

    public ValueTask<int> CountProductsAsync(int categoryId)
    {
        _countProducts.Parameters[0].Value = categoryId;
        using SqliteDataReader reader = _countProducts.ExecuteReader();
        reader.Read();
        return new(reader.GetInt32(0));
    }

    public ValueTask<long> StreamReviewsAsync()
    {
        long sum = 0;
        using SqliteDataReader reader = _streamReviews.ExecuteReader();
        while (reader.Read())
            sum += SqliteRows.Review(reader).Rating;
        return new(sum);
    }

    public ValueTask<decimal> StreamOrdersAsync()
    {
        decimal sum = 0;
        using SqliteDataReader reader = _streamOrders.ExecuteReader();
        while (reader.Read())
            sum += SqliteRows.Order(reader).Total;
        return new(sum);
    }

    public string Describe(List<Order> orders) => PlainText.Of(orders);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static List<Product> ReadProducts(SqliteCommand command, int capacity)
    {
        List<Product> products = new(capacity);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
            products.Add(SqliteRows.Product(reader));
        return products;
    }

    private void Insert(Review review)
    {
        SqliteParameterCollection parameters = _insertReview.Parameters;
        parameters[0].Value = review.ProductId;
        parameters[1].Value = review.CustomerId;
        parameters[2].Value = review.Rating;
        parameters[3].Value = review.Body;
        parameters[4].Value = review.CreatedAt;
        using SqliteDataReader reader = _insertReview.ExecuteReader();
        reader.Read();
        review.Id = reader.GetInt32(0);
        // SQLite folds its log into the file only after a statement that was read to its end; who stops early leaves that to others.
        reader.Read();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        SqliteCommand command = new(sql, _connection);
        for (int i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}", Value = DBNull.Value });
        command.Prepare();
        return command;
    }
}
