using System.Globalization;
using SmrtGen.Benchmarks.Data;
using SmrtGen.Benchmarks.Harness;

namespace SmrtGen.Benchmarks.Contenders;

/// <summary>The workloads on one database. Arguments are a function of the call's number, so that every contender meets the same mix.</summary>
internal sealed class ShopWorkloads
{
    private const int Arguments = 8192;
    private const int Callers = 64;
    private const int CallsPerCaller = 10;

    private static readonly int[] s_products = [.. Enumerable.Range(0, Arguments).Select(i => (int)(ShopData.Hash(i, 101) % ShopData.Products) + 1)];
    private static readonly int[] s_categories = [.. Enumerable.Range(0, Arguments).Select(i => (int)(ShopData.Hash(i, 102) % ShopData.Categories) + 1)];
    private static readonly int[] s_orders = [.. Enumerable.Range(0, Arguments).Select(i => (int)(ShopData.Hash(i, 103) % (ShopData.Orders - 100)))];
    private static readonly decimal[] s_prices = [.. Enumerable.Range(0, Arguments).Select(i => new decimal((int)(ShopData.Hash(i, 104) % 70_000), 0, 0, false, 2))];

    private static readonly int[][] s_keys =
        [.. Enumerable.Range(0, 256).Select(k => Enumerable.Range(0, 100).Select(i => (int)(ShopData.Hash((k * 100) + i, 105) % ShopData.Products) + 1).Distinct().ToArray())];

    private readonly IShop _shop;
    private readonly Dictionary<string, Workload> _workloads;

    public ShopWorkloads(IShop shop, IReadOnlyDictionary<string, Target> targets)
    {
        _shop = shop;
        Workload[] all =
        [
            new("W1", "one product by key") { Target = targets.GetValueOrDefault("W1") },
            new("W2", "100 rows of 12 columns") { Target = targets.GetValueOrDefault("W2") },
            new("W3", "50 orders with customers and items") { Target = targets.GetValueOrDefault("W3") },
            new("W4", "100 keys") { Target = targets.GetValueOrDefault("W4") },
            new("W5", "insert, key returned") { Target = targets.GetValueOrDefault("W5"), CleanUp = shop.RemoveAddedReviews },
            new("W6", "250 rows: finder and typed query"),
            new("W7", "update of 11 columns") { Target = targets.GetValueOrDefault("W7") },
            new("W8", "page of 50 after a key") { Target = targets.GetValueOrDefault("W8") },
            new("W9", "count") { Target = targets.GetValueOrDefault("W9") },
            new("W10", "1,000 inserts, keys returned") { Target = targets.GetValueOrDefault("W10"), CleanUp = shop.RemoveAddedReviews },
            new("W11", "W1 by 64 callers at once") { Target = targets.GetValueOrDefault("W11"), OperationsPerCall = Callers * CallsPerCaller },
            new("W12", "100,000 rows as a stream") { Target = targets.GetValueOrDefault("W12") },
            new("W13", "100,000 rows with navigations"),
        ];
        _workloads = all.ToDictionary(w => w.Id);
        All = all;
    }

    public IReadOnlyList<Workload> All { get; }

    public void Add<TProduct, TOrders>(string name, IShopClient<TProduct, TOrders> client, bool servesSeveralCallers = true)
        where TProduct : class
    {
        AddRead("W1", name, i => client.FindProductAsync(Product(i)), p => ResultText.Of(p));
        AddRead("W2", name, i => client.ListProductsAsync(Category(i)), p => ResultText.Of(p));
        AddRead("W3", name, i => client.ListOrdersAsync(Order(i)), client.Describe);
        AddRead("W4", name, i => client.FindProductsAsync(s_keys[i % s_keys.Length]), p => ResultText.Of(p));
        AddWrite("W5", name, client.InsertReviewAsync, _ => ReadReview(client.LastReviewId));
        AddWrite("W7", name, client.UpdateProductAsync, i => _shop.Read($"SELECT * FROM products WHERE id = {PlainObjects.ProductId(i)}"));
        AddRead("W8", name, i => client.ListPageAsync(Category(i), s_prices[i % Arguments], 0), p => ResultText.Of(p));
        AddRead("W9", name, i => client.CountProductsAsync(Category(i)), n => ResultText.Of(n));
        AddWrite("W10", name, i => client.InsertReviewsAsync(1000, i), _ => ReadReviews(client.LastReviewId));
        if (servesSeveralCallers)
            AddRead("W11", name, i => CallTogetherAsync(client, i), n => ResultText.Of(n));
        AddRead("W12", name, _ => client.StreamReviewsAsync(), sum => ResultText.Of(sum));
        AddRead("W13", name, _ => client.StreamOrdersAsync(), sum => ResultText.Of(sum));
    }

    public void AddRead<T>(string workload, string name, Func<int, ValueTask<T>> call, Func<T, string> describe)
        => _workloads[workload].Contenders.Add(new ReadContender<T>(name, call, describe));

    public void AddWrite(string workload, string name, Func<int, ValueTask> call, Func<int, string> readBack)
        => _workloads[workload].Contenders.Add(new WriteContender(name, call, readBack));

    public static int Order(int number) => s_orders[number % Arguments];

    public static int Category(int number) => s_categories[number % Arguments];

    /// <summary>A thousand reviews up to an id.</summary>
    public string ReadReviews(int lastId) => _shop.Read(string.Create(CultureInfo.InvariantCulture,
        $"SELECT count(*), min(product_id), max(product_id), sum(rating), min(body), max(body), min(created_at), max(created_at) FROM reviews WHERE id > {lastId - 1000} AND id <= {lastId}"));

    private static int Product(int number) => s_products[number % Arguments];

    private static async ValueTask<int> CallTogetherAsync<TProduct, TOrders>(IShopClient<TProduct, TOrders> client, int number)
        where TProduct : class
    {
        Task<int>[] callers = new Task<int>[Callers];
        for (int i = 0; i < Callers; i++)
            callers[i] = CallAsync(client, number + (i * CallsPerCaller));
        int found = 0;
        foreach (Task<int> caller in callers)
            found += await caller;
        return found;
    }

    private static async Task<int> CallAsync<TProduct, TOrders>(IShopClient<TProduct, TOrders> client, int number)
        where TProduct : class
    {
        int found = 0;
        for (int i = 0; i < CallsPerCaller; i++)
            found += await client.FindProductAsync(Product(number + i)) is null ? 0 : 1;
        return found;
    }

    private string ReadReview(int id) => _shop.Read(string.Create(CultureInfo.InvariantCulture,
        $"SELECT product_id, customer_id, rating, body, created_at FROM reviews WHERE id = {id}"));
}
