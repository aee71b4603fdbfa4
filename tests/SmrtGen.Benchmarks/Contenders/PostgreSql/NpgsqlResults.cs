using Npgsql;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders.PostgreSql;

/// <summary>Results that every contender on plain ADO.NET reads the same way.</summary>
internal static class NpgsqlResults
{
    public static async ValueTask<List<Product>> ProductsAsync(NpgsqlDataReader reader, int capacity)
    {
        List<Product> products = new(capacity);
        while (await reader.ReadAsync())
            products.Add(NpgsqlRows.Product(reader));
        return products;
    }

    public static async ValueTask<IReadOnlyDictionary<int, Product>> ProductsByIdAsync(NpgsqlDataReader reader, int capacity)
    {
        Dictionary<int, Product> products = new(capacity);
        while (await reader.ReadAsync())
        {
            Product product = NpgsqlRows.Product(reader);
            products.Add(product.Id, product);
        }

        return products;
    }

    /// <summary>Orders with their customers, each customer once.</summary>
    public static async ValueTask<List<Order>> OrdersAsync(NpgsqlDataReader reader)
    {
        List<Order> orders = new(50);
        Dictionary<int, Customer> customers = new(50);
        while (await reader.ReadAsync())
        {
            Order order = NpgsqlRows.Order(reader);
            if (!customers.TryGetValue(order.CustomerId, out Customer? customer))
                customers.Add(order.CustomerId, customer = NpgsqlRows.CustomerAfterOrder(reader));
            order.Customer = customer;
            order.Items = [];
            orders.Add(order);
        }

        return orders;
    }

    /// <summary>Items in the order of their orders, so that one walk over both puts them where they belong.</summary>
    public static async ValueTask AddItemsAsync(NpgsqlDataReader reader, List<Order> orders)
    {
        int at = 0;
        while (await reader.ReadAsync())
        {
            OrderItem item = NpgsqlRows.Item(reader);
            while (orders[at].Id != item.OrderId)
                at++;
            orders[at].Items.Add(item);
        }
    }

    public static async ValueTask<long> RatingsAsync(NpgsqlDataReader reader)
    {
        long sum = 0;
        while (await reader.ReadAsync())
            sum += NpgsqlRows.Review(reader).Rating;
        return sum;
    }

    public static async ValueTask<decimal> SumAsync(NpgsqlDataReader reader)
    {
        decimal sum = 0;
        while (await reader.ReadAsync())
            sum += NpgsqlRows.Order(reader).Total;
        return sum;
    }

    public static int[] Ids(List<Order> orders)
    {
        int[] ids = new int[orders.Count];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = orders[i].Id;
        return ids;
    }
}
