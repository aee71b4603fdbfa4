namespace SmrtGen.Benchmarks.Contenders;

/// <summary>The work of the workloads, written the way one library is used best.</summary>
/// <typeparam name="TProduct">The library's product.</typeparam>
/// <typeparam name="TOrders">Orders with their customers and items.</typeparam>
internal interface IShopClient<TProduct, TOrders> : IAsyncDisposable
    where TProduct : class
{
    /// <summary>The review that was inserted last.</summary>
    int LastReviewId { get; }

    ValueTask<TProduct?> FindProductAsync(int id);

    /// <summary>The 100 cheapest of a category.</summary>
    ValueTask<List<TProduct>> ListProductsAsync(int categoryId);

    /// <summary>Fifty orders after an id, with customers and items.</summary>
    ValueTask<TOrders> ListOrdersAsync(int afterId);

    ValueTask<IReadOnlyDictionary<int, TProduct>> FindProductsAsync(int[] ids);

    ValueTask InsertReviewAsync(int number);

    ValueTask InsertReviewsAsync(int count, int number);

    /// <summary>Writes every column of a product that was read before, with another stock.</summary>
    ValueTask UpdateProductAsync(int number);

    /// <summary>Fifty products of a category after a price and id.</summary>
    ValueTask<List<TProduct>> ListPageAsync(int categoryId, decimal afterPrice, int afterId);

    ValueTask<int> CountProductsAsync(int categoryId);

    /// <summary>Reads every review as an object.</summary>
    /// <returns>A sum over them.</returns>
    ValueTask<long> StreamReviewsAsync();

    /// <summary>Reads every order, which has navigations, as an object.</summary>
    /// <returns>A sum over them.</returns>
    ValueTask<decimal> StreamOrdersAsync();

    /// <summary>Orders, customers and items in words.</summary>
    string Describe(TOrders orders);
}
