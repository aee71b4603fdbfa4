using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Threading.Tasks;
using Dapper;
using Microsoft.EntityFrameworkCore;

namespace Diagnostics;

public class Unbounded(ShopContext db, DbConnection connection, ShopDb shop)
{
    // SMRT201
    public Task<List<Order>> OpenAsync() => db.Orders.Where(o => o.IsOpen).ToListAsync();

    // SMRT202
    public Task<IEnumerable<Order>> OpenSqlAsync() => connection.QueryAsync<Order>("SELECT id, total FROM orders WHERE is_open");

    // SMRT203
    public IEnumerable<Order> Large(int customerId) => db.Orders.Where(o => o.CustomerId == customerId).ToList().Where(o => o.Total > 100);

    // SMRT204
    public Task<List<Order>> PageAsync(int page) => db.Orders.Skip(page * 20).Take(20).ToListAsync();

    // SMRT205
    public async Task<bool> HasOrdersAsync(int customerId) => await db.Orders.CountAsync(o => o.CustomerId == customerId) > 0;

    // SMRT206
    public Task<IEnumerable<Customer>> SearchAsync() =>
        connection.QueryAsync<Customer>("SELECT id, name FROM customers WHERE name LIKE '%son' LIMIT 20");

    // SMRT207
    public Task<IEnumerable<Order>> OfCustomerAsync(int id) => connection.QueryAsync<Order>("SELECT * FROM orders WHERE customer_id = @id", new { id });

    // SMRT208
    public Task ClearAsync() => connection.ExecuteAsync("DELETE FROM orders");

    // SMRT209
    public Task<Order> DetailsAsync(int id) => db.Orders.Include(o => o.Lines).Include(o => o.Payments).SingleAsync(o => o.Id == id);

    // SMRT210
    public SmrtGen.Query<Product, ProductColumns> Many() => shop.Products.Take(5000);
}
