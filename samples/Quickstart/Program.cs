using Microsoft.Data.Sqlite;
using Quickstart.Model;
using Quickstart.Output;
using SmrtGen;

if (QuickstartOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(QuickstartOptions.Usage);
    return 2;
}

if (options.ShowGenerated)
    return GeneratedFiles.List();

// 1. A database and a context. Both are thread-safe and live as long as the program.
SQLitePCL.Batteries_V2.Init();
Console.WriteLine($"The store is {options.Database}.");
Narrator tour = new();
await using SqliteDatabase database = new(SqliteFactory.Instance, $"Data Source={options.Database}");
ShopDb db = new(database, new SmrtContextOptions { Hooks = [tour] });

// 2. Tables, keys, foreign keys and indexes come from the classes.
await db.Schema.CreateAsync();
await StoreFiller.FillAsync(db);

// 3. By key, and by whatever has an index.
await tour.AskAsync("One product by key", async () => await db.Products.FindAsync(42), p => [p?.Name]);
await tour.AskAsync("One product by its unique index", async () => await db.Products.FindBySkuAsync("SKU-00017"), p => [p?.Name]);
await tour.AskAsync("Many products with one statement", async () => await db.Products.FindManyAsync([1, 2, 3, 3, 999_999]), m => m.Values.Select(p => p.Name));

// 4. Typed queries: ordinary C#, checked by the compiler, sent as parameters. A filter can be added where it is needed.
decimal? max = 20m;
Query<Product, ProductColumns> cheap = db.Products.Where(p => p.CategoryId == 3 && p.IsActive);
if (max is { } limit)
    cheap = cheap.Where(p => p.Price <= limit);
await tour.AskAsync(
    "The cheapest products of a category",
    async () => await cheap.OrderBy(p => p.Price).ThenBy(p => p.Id).Take(20).ToListAsync(),
    list => list.Select(p => $"{p.Price,8} {p.Name}"));
await tour.AskAsync("Only the columns that are shown", async () => await cheap.OrderBy(p => p.Price).Take(3).ToListAsync<ProductCard>(), list => list);
await tour.AskAsync("What they are worth", async () => await cheap.SumAsync(p => p.Price * 2), sum => [sum]);

// 5. Relations. Included ones cost one statement for each level; loading in a loop loads for the whole list.
await tour.AskAsync(
    "Orders with their customers and items",
    async () => await db.Orders.OrderByDescending(o => o.PlacedAt).Include(o => o.Customer).Include(o => o.Items).ThenInclude(i => i.Product).Take(50).ToListAsync(),
    list => list.Select(o => $"{o.PlacedAt:yyyy-MM-dd} {o.Customer?.Name}: {string.Join(", ", o.Items.Select(i => i.Product?.Name))}"));
await tour.AskAsync(
    "The same in a loop, without N+1",
    async () =>
    {
        decimal total = 0;
        foreach (Order order in await db.Orders.Where(o => o.Status == OrderStatus.Paid).OrderBy(o => o.Id).Take(500).ToListAsync())
            total += (await order.LoadItemsAsync(db)).Sum(i => i.Quantity * i.UnitPrice);
        return total;
    },
    total => [total]);
await tour.AskAsync(
    "Customers by what they ordered",
    async () => await db.Customers.Where(c => c.Country == "DE" && c.Orders.Count() > 12).OrderBy(c => c.Name).Take(5).ToListAsync(),
    list => list.Select(c => c.Name));

// 6. Pages start where the last one ended, so the thousandth costs what the first does.
Page<Product> first = await db.Products.OrderBy(p => p.Price).PageAsync(10);
await tour.AskAsync(
    "The second page by price",
    async () => await db.Products.OrderBy(p => p.Price).PageAsync(10, after: first.NextCursor),
    page => page.Items.Select(p => $"{p.Price,8} {p.Name}"));

// 7. Writes, in a transaction. A stale version is refused instead of overwritten.
await tour.AskAsync(
    "Ship an order, twice",
    async () =>
    {
        Order mine = await db.Orders.GetAsync(1);
        Order theirs = await db.Orders.GetAsync(1);
        await using ShopDbTransaction tx = await db.BeginTransactionAsync();
        mine.Status = OrderStatus.Shipped;
        await tx.Orders.UpdateAsync(mine);
        await tx.CommitAsync();
        try
        {
            await db.Orders.UpdateAsync(theirs);
            return "overwritten";
        }
        catch (ConcurrencyConflictException conflict)
        {
            return conflict.Message;
        }
    },
    message => [message]);

Console.WriteLine("\nThe code behind all this: dotnet run --project samples/Quickstart -- --show-generated");
return 0;
