using Dapper;
using Npgsql;
using SmrtGen.Benchmarks.Data;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders.PostgreSql;

/// <summary>Dapper over the same auto-preparing data source.</summary>
internal sealed class DapperClient(NpgsqlDataSource source) : IShopClient<Product, List<Order>>
{
    private readonly PlainObjects _objects = new();

    public int LastReviewId => _objects.LastReview.Id;

    public static async Task<DapperClient> CreateAsync(IShop shop)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        NpgsqlConnectionStringBuilder settings = new(shop.ConnectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 };
        DapperClient client = new(NpgsqlDataSource.Create(settings));
        await client._objects.FillAsync(client.FindProductAsync);
        return client;
    }

    public async ValueTask<Product?> FindProductAsync(int id)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<Product>(DapperSql.FindProduct, new { id });
    }

    public async ValueTask<List<Product>> ListProductsAsync(int categoryId)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        return (await connection.QueryAsync<Product>(DapperSql.ListProducts, new { categoryId })).AsList();
    }

    public async ValueTask<List<Order>> ListOrdersAsync(int afterId)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        Dictionary<int, Customer> customers = new(50);
        List<Order> orders = (await connection.QueryAsync<Order, Customer, Order>(
            DapperSql.ListOrders,
            (order, customer) =>
            {
                order.Customer = customers.TryGetValue(customer.Id, out Customer? known) ? known : customers[customer.Id] = customer;
                order.Items = [];
                return order;
            },
            new { afterId })).AsList();
        IEnumerable<OrderItem> items = await connection.QueryAsync<OrderItem>(DapperSql.ListItems, new { ids = NpgsqlResults.Ids(orders) });
        DapperSql.AddItems(orders, items);
        return orders;
    }

    public async ValueTask<IReadOnlyDictionary<int, Product>> FindProductsAsync(int[] ids)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        return (await connection.QueryAsync<Product>(DapperSql.FindProducts, new { ids })).ToDictionary(p => p.Id);
    }

    public async ValueTask InsertReviewAsync(int number)
    {
        Review review = _objects.NewReview(number);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        review.Id = await connection.ExecuteScalarAsync<int>(DapperSql.InsertReview, review);
    }

    public async ValueTask InsertReviewsAsync(int count, int number)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        foreach (Review review in _objects.NewReviews(count, number))
            review.Id = await connection.ExecuteScalarAsync<int>(DapperSql.InsertReview, review, transaction);
        await transaction.CommitAsync();
    }

    public async ValueTask UpdateProductAsync(int number)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        if (await connection.ExecuteAsync(DapperSql.UpdateProduct, _objects.ChangedProduct(number)) == 0)
            throw new InvalidOperationException("The product is gone.");
    }

    public async ValueTask<List<Product>> ListPageAsync(int categoryId, decimal afterPrice, int afterId)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        return (await connection.QueryAsync<Product>(DapperSql.ListPage, new { categoryId, afterPrice, afterId })).AsList();
    }

    public async ValueTask<int> CountProductsAsync(int categoryId)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        return (int)await connection.ExecuteScalarAsync<long>(DapperSql.CountProducts, new { categoryId });
    }

    public async ValueTask<long> StreamReviewsAsync()
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        long sum = 0;
        await foreach (Review review in connection.QueryUnbufferedAsync<Review>(ShopSql.StreamReviews))
            sum += review.Rating;
        return sum;
    }

    public async ValueTask<decimal> StreamOrdersAsync()
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        decimal sum = 0;
        await foreach (Order order in connection.QueryUnbufferedAsync<Order>(ShopSql.StreamOrders))
            sum += order.Total;
        return sum;
    }

    public string Describe(List<Order> orders) => PlainText.Of(orders);

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
