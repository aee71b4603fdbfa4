using System.Data;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using SmrtGen.Benchmarks.Data;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders.Sqlite;

/// <summary>Dapper over one open connection, synchronous as the driver is.</summary>
internal sealed class SqliteDapperClient : IShopClient<Product, List<Order>>
{
    private readonly PlainObjects _objects = new();
    private readonly SqliteConnection _connection;

    public SqliteDapperClient(SqliteShop shop)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new StoredDecimal());
        _connection = shop.Open();
        _objects.FillAsync(FindProductAsync).GetAwaiter().GetResult();
    }

    public int LastReviewId => _objects.LastReview.Id;

    public ValueTask<Product?> FindProductAsync(int id) => new(_connection.QuerySingleOrDefault<Product>(DapperSql.FindProduct, new { id }));

    public ValueTask<List<Product>> ListProductsAsync(int categoryId) => new(_connection.Query<Product>(DapperSql.ListProducts, new { categoryId }).AsList());

    public ValueTask<List<Order>> ListOrdersAsync(int afterId)
    {
        Dictionary<int, Customer> customers = new(50);
        List<Order> orders = _connection.Query<Order, Customer, Order>(
            DapperSql.ListOrders,
            (order, customer) =>
            {
                order.Customer = customers.TryGetValue(customer.Id, out Customer? known) ? known : customers[customer.Id] = customer;
                order.Items = [];
                return order;
            },
            new { afterId }).AsList();
        string ids = JsonSerializer.Serialize(Array.ConvertAll([.. orders], o => o.Id));
        DapperSql.AddItems(orders, _connection.Query<OrderItem>(DapperSql.ListItemsSqlite, new { ids }));
        return new(orders);
    }

    public ValueTask<IReadOnlyDictionary<int, Product>> FindProductsAsync(int[] ids)
        => new(_connection.Query<Product>(DapperSql.FindProductsSqlite, new { ids = JsonSerializer.Serialize(ids) }).ToDictionary(p => p.Id));

    public ValueTask InsertReviewAsync(int number)
    {
        Insert(_objects.NewReview(number), null);
        return default;
    }

    public ValueTask InsertReviewsAsync(int count, int number)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        foreach (Review review in _objects.NewReviews(count, number))
            Insert(review, transaction);
        transaction.Commit();
        return default;
    }

    public ValueTask UpdateProductAsync(int number)
        => _connection.Execute(DapperSql.UpdateProduct, _objects.ChangedProduct(number)) == 1
            ? default
            : throw new InvalidOperationException("The product is gone.");

    public ValueTask<List<Product>> ListPageAsync(int categoryId, decimal afterPrice, int afterId)
        => new(_connection.Query<Product>(DapperSql.ListPage, new { categoryId, afterPrice = (double)afterPrice, afterId }).AsList());

    public ValueTask<int> CountProductsAsync(int categoryId) => new(_connection.ExecuteScalar<int>(DapperSql.CountProducts, new { categoryId }));

    public ValueTask<long> StreamReviewsAsync()
    {
        long sum = 0;
        foreach (Review review in _connection.Query<Review>(ShopSql.StreamReviews, buffered: false))
            sum += review.Rating;
        return new(sum);
    }

    public ValueTask<decimal> StreamOrdersAsync()
    {
        decimal sum = 0;
        foreach (Order order in _connection.Query<Order>(ShopSql.StreamOrders, buffered: false))
            sum += order.Total;
        return new(sum);
    }

    public string Describe(List<Order> orders) => PlainText.Of(orders);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void Insert(Review review, SqliteTransaction? transaction)
        => review.Id = _connection.QuerySingle<int>(DapperSql.InsertReview, review, transaction);

    /// <summary>SQLite stores whole decimals as integers, which Dapper does not expect in a column whose first row held a fraction.</summary>
    private sealed class StoredDecimal : SqlMapper.TypeHandler<decimal>
    {
        public override decimal Parse(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

        public override void SetValue(IDbDataParameter parameter, decimal value) => parameter.Value = (double)value;
    }
}
