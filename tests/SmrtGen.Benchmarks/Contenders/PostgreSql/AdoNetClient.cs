using System.Data;
using Npgsql;
using SmrtGen.Benchmarks.Data;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders.PostgreSql;

/// <summary>ADO.NET as it is written with care: a pooled connection for each call, auto-prepared statements, typed parameters, typed getters.</summary>
internal sealed class AdoNetClient(NpgsqlDataSource source) : IShopClient<Product, List<Order>>
{
    private readonly PlainObjects _objects = new();

    public int LastReviewId => _objects.LastReview.Id;

    /// <summary>The habit that costs: with <paramref name="resets"/> Npgsql resets a connection that comes back to the pool.</summary>
    public static async Task<AdoNetClient> CreateAsync(IShop shop, bool resets)
    {
        NpgsqlConnectionStringBuilder settings = new(shop.ConnectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, NoResetOnClose = !resets };
        AdoNetClient client = new(NpgsqlDataSource.Create(settings));
        await client._objects.FillAsync(client.FindProductAsync);
        return client;
    }

    public async ValueTask<Product?> FindProductAsync(int id)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new NpgsqlCommand(ShopSql.FindProduct, connection).With(id);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow);
        return await reader.ReadAsync() ? NpgsqlRows.Product(reader) : null;
    }

    public async ValueTask<List<Product>> ListProductsAsync(int categoryId)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new NpgsqlCommand(ShopSql.ListProducts, connection).With(categoryId);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await NpgsqlResults.ProductsAsync(reader, 100);
    }

    public async ValueTask<List<Order>> ListOrdersAsync(int afterId)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        List<Order> orders;
        await using (NpgsqlCommand command = new NpgsqlCommand(ShopSql.ListOrders, connection).With(afterId))
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
            orders = await NpgsqlResults.OrdersAsync(reader);
        }

        await using NpgsqlCommand items = new NpgsqlCommand(ShopSql.ListItems, connection).With(NpgsqlResults.Ids(orders));
        await using NpgsqlDataReader itemReader = await items.ExecuteReaderAsync();
        await NpgsqlResults.AddItemsAsync(itemReader, orders);
        return orders;
    }

    /// <summary>The same in one round trip: the second statement asks for the page again.</summary>
    public async ValueTask<List<Order>> ListOrdersInBatchAsync(int afterId)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlBatch batch = new(connection);
        NpgsqlBatchCommand orderCommand = new(ShopSql.ListOrders);
        orderCommand.Parameters.Add(new NpgsqlParameter<int> { TypedValue = afterId });
        batch.BatchCommands.Add(orderCommand);
        NpgsqlBatchCommand itemCommand = new(ShopSql.ListItemsOfPage);
        itemCommand.Parameters.Add(new NpgsqlParameter<int> { TypedValue = afterId });
        batch.BatchCommands.Add(itemCommand);

        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        List<Order> orders = await NpgsqlResults.OrdersAsync(reader);
        await reader.NextResultAsync();
        await NpgsqlResults.AddItemsAsync(reader, orders);
        return orders;
    }

    public async ValueTask<IReadOnlyDictionary<int, Product>> FindProductsAsync(int[] ids)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new NpgsqlCommand(ShopSql.FindProducts, connection).With(ids);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await NpgsqlResults.ProductsByIdAsync(reader, ids.Length);
    }

    public async ValueTask InsertReviewAsync(int number)
    {
        Review review = _objects.NewReview(number);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(ShopSql.InsertReview, connection);
        NpgsqlParameters.AddReview(command.Parameters, review);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow);
        await reader.ReadAsync();
        review.Id = reader.GetInt32(0);
    }

    public async ValueTask InsertReviewsAsync(int count, int number)
    {
        Review[] reviews = _objects.NewReviews(count, number);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await using NpgsqlBatch batch = new(connection, transaction);
        foreach (Review review in reviews)
        {
            NpgsqlBatchCommand command = new(ShopSql.InsertReview);
            NpgsqlParameters.AddReview(command.Parameters, review);
            batch.BatchCommands.Add(command);
        }

        await using (NpgsqlDataReader reader = await batch.ExecuteReaderAsync())
        {
            foreach (Review review in reviews)
            {
                await reader.ReadAsync();
                review.Id = reader.GetInt32(0);
                await reader.NextResultAsync();
            }
        }

        await transaction.CommitAsync();
    }

    /// <summary>The same in one statement with an array for each column.</summary>
    public async ValueTask InsertReviewsFromArraysAsync(int count, int number)
    {
        Review[] reviews = _objects.NewReviews(count, number);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new NpgsqlCommand(ShopSql.InsertReviews, connection)
            .With(Array.ConvertAll(reviews, r => r.ProductId))
            .With(Array.ConvertAll(reviews, r => r.CustomerId))
            .With(Array.ConvertAll(reviews, r => r.Rating))
            .With(Array.ConvertAll(reviews, r => r.Body))
            .With(Array.ConvertAll(reviews, r => r.CreatedAt));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        for (int i = 0; await reader.ReadAsync(); i++)
            reviews[i].Id = reader.GetInt32(0);
    }

    public async ValueTask UpdateProductAsync(int number)
    {
        Product product = _objects.ChangedProduct(number);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(ShopSql.UpdateProduct, connection);
        NpgsqlParameters.AddProduct(command.Parameters, product);
        if (await command.ExecuteNonQueryAsync() == 0)
            throw new InvalidOperationException("The product is gone.");
    }

    public async ValueTask<List<Product>> ListPageAsync(int categoryId, decimal afterPrice, int afterId)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new NpgsqlCommand(ShopSql.ListPage, connection).With(categoryId).With(afterPrice).With(afterId);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await NpgsqlResults.ProductsAsync(reader, 50);
    }

    public async ValueTask<int> CountProductsAsync(int categoryId)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new NpgsqlCommand(ShopSql.CountProducts, connection).With(categoryId);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow);
        await reader.ReadAsync();
        return (int)reader.GetInt64(0);
    }

    public async ValueTask<long> StreamReviewsAsync()
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(ShopSql.StreamReviews, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await NpgsqlResults.RatingsAsync(reader);
    }

    public async ValueTask<decimal> StreamOrdersAsync()
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(ShopSql.StreamOrders, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await NpgsqlResults.SumAsync(reader);
    }

    public string Describe(List<Order> orders) => PlainText.Of(orders);

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
