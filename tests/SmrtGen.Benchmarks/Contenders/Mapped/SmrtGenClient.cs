using SmrtGen.Benchmarks.Harness;
using SmrtGen.Benchmarks.Mapped;

namespace SmrtGen.Benchmarks.Contenders.Mapped;

/// <summary>SmrtGen with its defaults, the same code on both engines.</summary>
internal sealed class SmrtGenClient(ShopDb db) : IShopClient<Product, List<Order>>
{
    private readonly Product[] _products = new Product[PlainObjects.HeldProducts];
    private Review? _lastReview;

    public int LastReviewId => _lastReview!.Id;

    public static async Task<SmrtGenClient> CreateAsync(SmrtDatabase database)
    {
        ShopDb db = new(database);
        SmrtGenClient client = new(db);
        for (int i = 0; i < PlainObjects.HeldProducts; i++)
            client._products[i] = await db.Products.GetAsync(PlainObjects.ProductId(i));
        return client;
    }

    public ValueTask<Product?> FindProductAsync(int id) => db.Products.FindAsync(id);

    public ValueTask<List<Product>> ListProductsAsync(int categoryId)
        => db.Products.Where(p => p.CategoryId == categoryId).OrderBy(p => p.Price).ThenBy(p => p.Id).Take(100).ToListAsync();

    public ValueTask<List<Order>> ListOrdersAsync(int afterId)
        => db.Orders.Where(o => o.Id > afterId).OrderBy(o => o.Id)
            .Include(o => o.Customer).Include(o => o.Items, items => items.OrderBy(i => i.Id)).Take(50).ToListAsync();

    public ValueTask<IReadOnlyDictionary<int, Product>> FindProductsAsync(int[] ids) => db.Products.FindManyAsync(ids);

    public ValueTask InsertReviewAsync(int number) => db.Reviews.InsertAsync(NewReview(number));

    public ValueTask InsertReviewsAsync(int count, int number)
    {
        Review[] reviews = new Review[count];
        for (int i = 0; i < count; i++)
            reviews[i] = NewReview(number + i);
        return db.Reviews.InsertManyAsync(reviews);
    }

    public ValueTask UpdateProductAsync(int number)
    {
        Product product = _products[number % _products.Length];
        product.Stock = PlainObjects.NewStock(number);
        return db.Products.UpdateAsync(product);
    }

    public ValueTask<List<Product>> ListPageAsync(int categoryId, decimal afterPrice, int afterId)
        => db.Products
            .Where(p => p.CategoryId == categoryId && p.Price >= afterPrice && (p.Price > afterPrice || p.Id > afterId))
            .OrderBy(p => p.Price).ThenBy(p => p.Id).Take(50).ToListAsync();

    public ValueTask<int> CountProductsAsync(int categoryId) => db.Products.Where(p => p.CategoryId == categoryId).CountAsync();

    public async ValueTask<long> StreamReviewsAsync()
    {
        long sum = 0;
        await foreach (Review review in db.Reviews.Unbounded("every review is counted").AsAsyncEnumerable())
            sum += review.Rating;
        return sum;
    }

    public async ValueTask<decimal> StreamOrdersAsync()
    {
        decimal sum = 0;
        await foreach (Order order in db.Orders.Unbounded("every order is summed").AsAsyncEnumerable())
            sum += order.Total;
        return sum;
    }

    public ValueTask<List<Product>> ListByFinderAsync(int categoryId) => db.Products.ListByCategoryIdAsync(categoryId);

    public ValueTask<List<Product>> ListByQueryAsync(int categoryId) => db.Products.Where(p => p.CategoryId == categoryId).OrderBy(p => p.Id).ToListAsync();

    public string Describe(List<Order> orders) => string.Concat(orders.Select(o => ResultText.Of(o) + ResultText.Of(o.Customer) + ResultText.Of(o.Items)));

    public ValueTask DisposeAsync() => db.Database.DisposeAsync();

    private Review NewReview(int number) => _lastReview = new Review
    {
        ProductId = (number % Data.ShopData.Products) + 1,
        CustomerId = (number % Data.ShopData.Customers) + 1,
        Rating = (number % 5) + 1,
        Body = PlainObjects.NewBody(number),
        CreatedAt = DateTime.UnixEpoch.AddSeconds(number),
    };
}
