using System.Globalization;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Data;

/// <summary>The shop's rows, each a function of its id: the same on every run and machine.</summary>
internal static class ShopData
{
    public const int Categories = 200;
    public const int Customers = 20_000;
    public const int Products = 50_000;
    public const int Orders = 100_000;
    public const int Reviews = 100_000;

    private static readonly string[] s_words =
        ["steel", "oak", "linen", "copper", "glass", "amber", "slate", "cotton", "walnut", "marble", "paper", "cork", "brass", "wool", "clay", "birch"];

    private static readonly string[] s_cities = ["Lisboa", "Kraków", "Osaka", "Bogotá", "Århus", "Nairobi", "Québec", "Tallinn"];

    public static Category Category(int id) => new() { Id = id, Name = $"{Word(id)} {Word(id * 7)} {id}" };

    public static Customer Customer(int id) => new()
    {
        Id = id,
        Name = $"{Word(id)} {Word(id * 3)}",
        Email = $"customer{id}@example.org",
        City = id % 9 == 0 ? null : s_cities[Hash(id, 1) % (uint)s_cities.Length],
        CreatedAt = Time(id),
    };

    public static Product Product(int id) => new()
    {
        Id = id,
        Sku = string.Create(CultureInfo.InvariantCulture, $"SKU-{id:000000}"),
        Name = $"{Word(id)} {Word(id * 5)} {id}",
        Description = id % 10 == 0 ? null : $"Made of {Word(id * 11)} and {Word(id * 13)}, in a {Word(id * 17)} box; number {id} of its kind.",
        Price = Money(id, 2, 100_000),
        Cost = id % 5 == 0 ? null : Money(id, 3, 50_000),
        CategoryId = (id % Categories) + 1,
        Stock = (int)(Hash(id, 4) % 1000),
        Weight = Hash(id, 5) % 100_000 / 1000.0,
        IsActive = Hash(id, 6) % 8 != 0,
        CreatedAt = Time(id),
        UpdatedAt = id % 3 == 0 ? null : Time(id + 1_000_000),
    };

    public static Order Order(int id) => new()
    {
        Id = id,
        CustomerId = (int)(Hash(id, 7) % Customers) + 1,
        Status = (int)(Hash(id, 8) % 5),
        Total = Money(id, 9, 1_000_000),
        PlacedAt = Time(id),
    };

    /// <summary>One to five of an order, three on average.</summary>
    public static IEnumerable<OrderItem> Items()
    {
        int id = 0;
        for (int order = 1; order <= Orders; order++)
        {
            for (int line = 0; line <= order % 5; line++)
            {
                id++;
                yield return new OrderItem
                {
                    Id = id,
                    OrderId = order,
                    ProductId = (int)(Hash(id, 10) % Products) + 1,
                    Quantity = (int)(Hash(id, 11) % 9) + 1,
                    UnitPrice = Money(id, 12, 100_000),
                };
            }
        }
    }

    public static Review Review(int id) => new()
    {
        Id = id,
        ProductId = (int)(Hash(id, 13) % Products) + 1,
        CustomerId = (int)(Hash(id, 14) % Customers) + 1,
        Rating = (int)(Hash(id, 15) % 5) + 1,
        Body = $"Review {id}: {Word(id)}, {Word(id * 19)} and {Word(id * 23)}.",
        CreatedAt = Time(id),
    };

    /// <summary>A number that looks like chance.</summary>
    public static uint Hash(int id, int salt)
    {
        ulong z = ((ulong)(uint)id << 32 | (uint)salt) + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (uint)((z ^ (z >> 31)) >> 32);
    }

    private static decimal Money(int id, int salt, uint cents) => new((int)(Hash(id, salt) % cents) + 1, 0, 0, false, 2);

    private static DateTime Time(int id) => new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMicroseconds((long)Hash(id, 16) * 14_000);

    private static string Word(int seed) => s_words[Hash(seed, 17) % (uint)s_words.Length];
}
