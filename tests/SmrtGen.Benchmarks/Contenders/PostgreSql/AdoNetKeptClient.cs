using System.Data;
using Npgsql;
using SmrtGen.Benchmarks.Data;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders.PostgreSql;

/// <summary>One open connection with its prepared commands, their parameters kept: nothing that serves several callers, but the limit of what the driver can do.</summary>
internal sealed class AdoNetKeptClient : IShopClient<Product, List<Order>>
{
    private readonly PlainObjects _objects = new();
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _findProduct;
    private readonly NpgsqlCommand _listProducts;
    private readonly NpgsqlCommand _listOrders;
    private readonly NpgsqlCommand _listItems;
    private readonly NpgsqlCommand _findProducts;
    private readonly NpgsqlCommand _insertReview;
    private readonly NpgsqlCommand _updateProduct;
    private readonly NpgsqlCommand _listPage;
    private readonly NpgsqlCommand _countProducts;
    private readonly NpgsqlCommand _streamReviews;
    private readonly NpgsqlCommand _streamOrders;

    private AdoNetKeptClient(NpgsqlConnection connection)
    {
        _connection = connection;
        _findProduct = Prepare(new NpgsqlCommand(ShopSql.FindProduct, connection).With(0));
        _listProducts = Prepare(new NpgsqlCommand(ShopSql.ListProducts, connection).With(0));
        _listOrders = Prepare(new NpgsqlCommand(ShopSql.ListOrders, connection).With(0));
        _listItems = Prepare(new NpgsqlCommand(ShopSql.ListItems, connection).With<int[]>([]));
        _findProducts = Prepare(new NpgsqlCommand(ShopSql.FindProducts, connection).With<int[]>([]));
        _insertReview = new NpgsqlCommand(ShopSql.InsertReview, connection);
        NpgsqlParameters.AddReview(_insertReview.Parameters, _objects.NewReview(0));
        Prepare(_insertReview);
        _updateProduct = new NpgsqlCommand(ShopSql.UpdateProduct, connection);
        NpgsqlParameters.AddProduct(_updateProduct.Parameters, ShopData.Product(1));
        Prepare(_updateProduct);
        _listPage = Prepare(new NpgsqlCommand(ShopSql.ListPage, connection).With(0).With(0m).With(0));
        _countProducts = Prepare(new NpgsqlCommand(ShopSql.CountProducts, connection).With(0));
        _streamReviews = Prepare(new NpgsqlCommand(ShopSql.StreamReviews, connection));
        _streamOrders = Prepare(new NpgsqlCommand(ShopSql.StreamOrders, connection));
    }

    public int LastReviewId => _objects.LastReview.Id;

    public static async Task<AdoNetKeptClient> CreateAsync(IShop shop)
    {
        NpgsqlConnection connection = new(shop.ConnectionString);
        await connection.OpenAsync();
        AdoNetKeptClient client = new(connection);
        await client._objects.FillAsync(client.FindProductAsync);
        return client;
    }

    public async ValueTask<Product?> FindProductAsync(int id)
    {
        Set(_findProduct, 0, id);
        await using NpgsqlDataReader reader = await _findProduct.ExecuteReaderAsync(CommandBehavior.SingleRow);
        return await reader.ReadAsync() ? NpgsqlRows.Product(reader) : null;
    }

    public async ValueTask<List<Product>> ListProductsAsync(int categoryId)
    {
        Set(_listProducts, 0, categoryId);
        await using NpgsqlDataReader reader = await _listProducts.ExecuteReaderAsync();
        return await NpgsqlResults.ProductsAsync(reader, 100);
    }

    public async ValueTask<List<Order>> ListOrdersAsync(int afterId)
    {
        Set(_listOrders, 0, afterId);
        List<Order> orders;
        await using (NpgsqlDataReader reader = await _listOrders.ExecuteReaderAsync())
            orders = await NpgsqlResults.OrdersAsync(reader);

        Set(_listItems, 0, NpgsqlResults.Ids(orders));
        await using NpgsqlDataReader itemReader = await _listItems.ExecuteReaderAsync();
        await NpgsqlResults.AddItemsAsync(itemReader, orders);
        return orders;
    }

    public async ValueTask<IReadOnlyDictionary<int, Product>> FindProductsAsync(int[] ids)
    {
        Set(_findProducts, 0, ids);
        await using NpgsqlDataReader reader = await _findProducts.ExecuteReaderAsync();
        return await NpgsqlResults.ProductsByIdAsync(reader, ids.Length);
    }

    public async ValueTask InsertReviewAsync(int number)
    {
        Review review = _objects.NewReview(number);
        SetReview(review);
        await using NpgsqlDataReader reader = await _insertReview.ExecuteReaderAsync(CommandBehavior.SingleRow);
        await reader.ReadAsync();
        review.Id = reader.GetInt32(0);
    }

    public async ValueTask InsertReviewsAsync(int count, int number)
    {
        Review[] reviews = _objects.NewReviews(count, number);
        await using NpgsqlTransaction transaction = await _connection.BeginTransactionAsync();
        foreach (Review review in reviews)
        {
            SetReview(review);
            await using NpgsqlDataReader reader = await _insertReview.ExecuteReaderAsync(CommandBehavior.SingleRow);
            await reader.ReadAsync();
            review.Id = reader.GetInt32(0);
        }

        await transaction.CommitAsync();
    }

    public async ValueTask UpdateProductAsync(int number)
    {
        // A typed parameter cannot hold null, so those that may be null are made anew.
        _updateProduct.Parameters.Clear();
        NpgsqlParameters.AddProduct(_updateProduct.Parameters, _objects.ChangedProduct(number));
        if (await _updateProduct.ExecuteNonQueryAsync() == 0)
            throw new InvalidOperationException("The product is gone.");
    }

    public async ValueTask<List<Product>> ListPageAsync(int categoryId, decimal afterPrice, int afterId)
    {
        Set(_listPage, 0, categoryId);
        Set(_listPage, 1, afterPrice);
        Set(_listPage, 2, afterId);
        await using NpgsqlDataReader reader = await _listPage.ExecuteReaderAsync();
        return await NpgsqlResults.ProductsAsync(reader, 50);
    }

    public async ValueTask<int> CountProductsAsync(int categoryId)
    {
        Set(_countProducts, 0, categoryId);
        await using NpgsqlDataReader reader = await _countProducts.ExecuteReaderAsync(CommandBehavior.SingleRow);
        await reader.ReadAsync();
        return (int)reader.GetInt64(0);
    }

    public async ValueTask<long> StreamReviewsAsync()
    {
        await using NpgsqlDataReader reader = await _streamReviews.ExecuteReaderAsync();
        return await NpgsqlResults.RatingsAsync(reader);
    }

    public async ValueTask<decimal> StreamOrdersAsync()
    {
        await using NpgsqlDataReader reader = await _streamOrders.ExecuteReaderAsync();
        return await NpgsqlResults.SumAsync(reader);
    }

    public string Describe(List<Order> orders) => PlainText.Of(orders);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static NpgsqlCommand Prepare(NpgsqlCommand command)
    {
        command.Prepare();
        return command;
    }

    private static void Set<T>(NpgsqlCommand command, int index, T value) => ((NpgsqlParameter<T>)command.Parameters[index]).TypedValue = value;

    private void SetReview(Review review)
    {
        Set(_insertReview, 0, review.ProductId);
        Set(_insertReview, 1, review.CustomerId);
        Set(_insertReview, 2, review.Rating);
        Set(_insertReview, 3, review.Body);
        Set(_insertReview, 4, review.CreatedAt);
    }
}
