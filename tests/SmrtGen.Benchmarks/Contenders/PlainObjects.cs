using SmrtGen.Benchmarks.Data;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders;

/// <summary>What contenders write: reviews made on the spot, and products read before.</summary>
internal sealed class PlainObjects
{
    public const int HeldProducts = 256;

    private readonly Product[] _products = new Product[HeldProducts];

    public Review LastReview { get; private set; } = null!;

    public async Task FillAsync(Func<int, ValueTask<Product?>> find)
    {
        for (int i = 0; i < HeldProducts; i++)
            _products[i] = await find(ProductId(i)) ?? throw new InvalidOperationException("A product is missing.");
    }

    public static int ProductId(int number) => (number % HeldProducts * 100) + 1;

    public static string NewBody(int number) => (number & 1) == 0 ? "As described, and a day early." : "Not what I had hoped for.";

    public static int NewStock(int number) => number % 1000;

    public Review NewReview(int number) => LastReview = new Review
    {
        ProductId = (number % ShopData.Products) + 1,
        CustomerId = (number % ShopData.Customers) + 1,
        Rating = (number % 5) + 1,
        Body = NewBody(number),
        CreatedAt = DateTime.UnixEpoch.AddSeconds(number),
    };

    public Review[] NewReviews(int count, int number)
    {
        Review[] reviews = new Review[count];
        for (int i = 0; i < count; i++)
            reviews[i] = NewReview(number + i);
        return reviews;
    }

    public Product ChangedProduct(int number)
    {
        Product product = _products[number % HeldProducts];
        product.Stock = NewStock(number);
        return product;
    }
}
