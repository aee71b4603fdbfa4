using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Microsoft.EntityFrameworkCore;

namespace Diagnostics;

public class Sql(ShopContext db, DbConnection connection)
{
    // SMRT301
    public Task<IEnumerable<Customer>> NamedAsync(string name) => connection.QueryAsync<Customer>($"SELECT id, name FROM customers WHERE name = '{name}'");

    // SMRT302
    public Task<IEnumerable<Order>> AboveAsync(int id) =>
        connection.QueryAsync<Order>("SELECT id, total FROM orders WHERE customer_id = @id AND total > @total", new { id });

    // SMRT303
    public Task<IEnumerable<Order>> OpenAsync(int id, bool open) =>
        connection.QueryAsync<Order>("SELECT id, total FROM orders WHERE customer_id = @id", new { id, open });

    // SMRT304
    public Task<int> CountAsync(CancellationToken ct) => db.Orders.CountAsync();

    // SMRT305
    public int Count() => db.Orders.CountAsync().Result;
}
