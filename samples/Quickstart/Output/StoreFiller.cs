using System.Diagnostics;
using Quickstart.Model;

namespace Quickstart.Output;

/// <summary>Fills an empty store with the same 108,050 rows each time, with a progress line.</summary>
internal static class StoreFiller
{
    private const int Categories = 50;
    private const int Customers = 3_000;
    private const int Products = 5_000;
    private const int Orders = 20_000;
    private const int ItemsPerOrder = 3;
    private const int Reviews = 20_000;
    private const int Chunk = 5_000;

    private static readonly string[] s_countries = ["AT", "BR", "CA", "DE", "FR", "IN", "JP", "NL", "PL", "US"];
    private static readonly string[] s_adjectives = ["Plain", "Fine", "Small", "Large", "Warm", "Quiet", "Bright", "Old"];
    private static readonly string[] s_things = ["Lamp", "Chair", "Table", "Kettle", "Mirror", "Clock", "Basket", "Shelf"];

    public static async Task FillAsync(ShopDb db)
    {
        if (await db.Orders.CountAsync() > 0)
        {
            Console.WriteLine("The store is filled already.");
            return;
        }

        Stopwatch watch = Stopwatch.StartNew();
        Random random = new(42);
        DateTime start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        int rows = 0;

        rows += await InsertAsync(rows, Categories, i => new Category { Name = $"Category {i}" }, db.Categories.InsertManyAsync);
        rows += await InsertAsync(
            rows, Customers,
            i => new Customer { Name = $"Customer {i}", Email = $"customer{i}@example.com", Country = s_countries[random.Next(s_countries.Length)] },
            db.Customers.InsertManyAsync);
        rows += await InsertAsync(
            rows, Products,
            i => new Product
            {
                Sku = $"SKU-{i:00000}",
                Name = $"{s_adjectives[random.Next(s_adjectives.Length)]} {s_things[random.Next(s_things.Length)]} {i}",
                Price = random.Next(100, 50_000) / 100m,
                Stock = random.Next(0, 200),
                CategoryId = random.Next(1, Categories + 1),
                CreatedAt = start.AddMinutes(i),
            },
            db.Products.InsertManyAsync);
        rows += await InsertAsync(
            rows, Orders,
            i => new Order
            {
                CustomerId = new CustomerId(random.Next(1, Customers + 1)),
                PlacedAt = start.AddMinutes(20 * i),
                Status = (OrderStatus)random.Next(4),
            },
            db.Orders.InsertManyAsync);
        rows += await InsertAsync(
            rows, Orders * ItemsPerOrder,
            i => new OrderItem
            {
                OrderId = ((i - 1) / ItemsPerOrder) + 1,
                ProductId = random.Next(1, Products + 1),
                Quantity = random.Next(1, 5),
                UnitPrice = random.Next(100, 50_000) / 100m,
            },
            db.OrderItems.InsertManyAsync);
        rows += await InsertAsync(
            rows, Reviews,
            i => new Review
            {
                ProductId = random.Next(1, Products + 1),
                CustomerId = new CustomerId(random.Next(1, Customers + 1)),
                Rating = random.Next(1, 6),
                Comment = random.Next(3) == 0 ? null : $"Comment {i}",
            },
            db.Reviews.InsertManyAsync);

        Console.WriteLine($"\rFilled the store: {rows:N0} rows in {watch.Elapsed.TotalSeconds:0.0} s.   ");
    }

    private static async Task<int> InsertAsync<T>(
        int before, int count, Func<int, T> create, Func<IEnumerable<T>, CancellationToken, ValueTask> insertMany)
    {
        foreach (int[] numbers in Enumerable.Range(1, count).Chunk(Chunk))
        {
            await insertMany([.. numbers.Select(create)], CancellationToken.None);
            Console.Write($"\rFilling the store: {before + numbers[^1],9:N0} rows ({typeof(T).Name})       ");
        }

        return count;
    }
}
