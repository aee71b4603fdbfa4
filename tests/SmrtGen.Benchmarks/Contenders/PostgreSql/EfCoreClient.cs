using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using SmrtGen.Benchmarks.Data;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders.PostgreSql;

/// <summary>EF Core as its guide to performance says: pooled contexts, compiled queries, no tracking; over the same auto-preparing data source.</summary>
internal sealed class EfCoreClient(NpgsqlDataSource source) : IShopClient<Product, List<Order>>
{
    private static readonly Func<ShopDbContext, int, Task<Product?>> s_findProduct = EF.CompileAsyncQuery(
        (ShopDbContext db, int id) => db.Products.FirstOrDefault(p => p.Id == id));

    private static readonly Func<ShopDbContext, int, IAsyncEnumerable<Product>> s_listProducts = EF.CompileAsyncQuery(
        (ShopDbContext db, int categoryId) => db.Products.Where(p => p.CategoryId == categoryId).OrderBy(p => p.Price).ThenBy(p => p.Id).Take(100));

    private static readonly Func<ShopDbContext, int, IAsyncEnumerable<Order>> s_listOrders = EF.CompileAsyncQuery(
        (ShopDbContext db, int afterId) => db.Orders.Where(o => o.Id > afterId).OrderBy(o => o.Id).Take(50)
            .Include(o => o.Customer).Include(o => o.Items.OrderBy(i => i.Id)).AsNoTrackingWithIdentityResolution());

    private static readonly Func<ShopDbContext, int[], IAsyncEnumerable<Product>> s_findProducts = EF.CompileAsyncQuery(
        (ShopDbContext db, int[] ids) => db.Products.Where(p => ids.Contains(p.Id)));

    private static readonly Func<ShopDbContext, int, decimal, int, IAsyncEnumerable<Product>> s_listPage = EF.CompileAsyncQuery(
        (ShopDbContext db, int categoryId, decimal price, int id) => db.Products
            .Where(p => p.CategoryId == categoryId && EF.Functions.GreaterThan(ValueTuple.Create(p.Price, p.Id), ValueTuple.Create(price, id)))
            .OrderBy(p => p.Price).ThenBy(p => p.Id).Take(50));

    private static readonly Func<ShopDbContext, int, Task<int>> s_countProducts = EF.CompileAsyncQuery(
        (ShopDbContext db, int categoryId) => db.Products.Count(p => p.CategoryId == categoryId));

    private static readonly Func<ShopDbContext, IAsyncEnumerable<Review>> s_streamReviews = EF.CompileAsyncQuery((ShopDbContext db) => db.Reviews);

    private static readonly Func<ShopDbContext, IAsyncEnumerable<Order>> s_streamOrders = EF.CompileAsyncQuery((ShopDbContext db) => db.Orders);

    private readonly PlainObjects _objects = new();
    private readonly PooledDbContextFactory<ShopDbContext> _contexts = new(new DbContextOptionsBuilder<ShopDbContext>()
        .UseNpgsql(source)
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .EnableThreadSafetyChecks(false)
        .Options);

    public int LastReviewId => _objects.LastReview.Id;

    public static async Task<EfCoreClient> CreateAsync(IShop shop)
    {
        NpgsqlConnectionStringBuilder settings = new(shop.ConnectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 };
        EfCoreClient client = new(NpgsqlDataSource.Create(settings));
        await client._objects.FillAsync(client.FindProductAsync);
        return client;
    }

    public async ValueTask<Product?> FindProductAsync(int id)
    {
        await using ShopDbContext db = await _contexts.CreateDbContextAsync();
        return await s_findProduct(db, id);
    }

    public async ValueTask<List<Product>> ListProductsAsync(int categoryId)
    {
        await using ShopDbContext db = await _contexts.CreateDbContextAsync();
        return await s_listProducts(db, categoryId).ToListAsync();
    }

    public async ValueTask<List<Order>> ListOrdersAsync(int afterId)
    {
        await using ShopDbContext db = await _contexts.CreateDbContextAsync();
        return await s_listOrders(db, afterId).ToListAsync();
    }

    public async ValueTask<IReadOnlyDictionary<int, Product>> FindProductsAsync(int[] ids)
    {
        await using ShopDbContext db = await _contexts.CreateDbContextAsync();
        Dictionary<int, Product> products = new(ids.Length);
        await foreach (Product product in s_findProducts(db, ids))
            products.Add(product.Id, product);
        return products;
    }

    public async ValueTask InsertReviewAsync(int number)
    {
        await using ShopDbContext db = await _contexts.CreateDbContextAsync();
        db.Reviews.Add(_objects.NewReview(number));
        await db.SaveChangesAsync();
    }

    public async ValueTask InsertReviewsAsync(int count, int number)
    {
        await using ShopDbContext db = await _contexts.CreateDbContextAsync();
        db.Reviews.AddRange(_objects.NewReviews(count, number));
        await db.SaveChangesAsync();
    }

    public async ValueTask UpdateProductAsync(int number)
    {
        await using ShopDbContext db = await _contexts.CreateDbContextAsync();
        db.Products.Update(_objects.ChangedProduct(number));
        await db.SaveChangesAsync();
    }

    public async ValueTask<List<Product>> ListPageAsync(int categoryId, decimal afterPrice, int afterId)
    {
        await using ShopDbContext db = await _contexts.CreateDbContextAsync();
        return await s_listPage(db, categoryId, afterPrice, afterId).ToListAsync();
    }

    public async ValueTask<int> CountProductsAsync(int categoryId)
    {
        await using ShopDbContext db = await _contexts.CreateDbContextAsync();
        return await s_countProducts(db, categoryId);
    }

    public async ValueTask<long> StreamReviewsAsync()
    {
        await using ShopDbContext db = await _contexts.CreateDbContextAsync();
        long sum = 0;
        await foreach (Review review in s_streamReviews(db))
            sum += review.Rating;
        return sum;
    }

    public async ValueTask<decimal> StreamOrdersAsync()
    {
        await using ShopDbContext db = await _contexts.CreateDbContextAsync();
        decimal sum = 0;
        await foreach (Order order in s_streamOrders(db))
            sum += order.Total;
        return sum;
    }

    public string Describe(List<Order> orders) => PlainText.Of(orders);

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
