using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Threading.Tasks;
using Dapper;
using Microsoft.EntityFrameworkCore;

namespace Diagnostics;

public class NPlusOne(ShopContext db, DbConnection connection)
{
    // SMRT101
    public async Task PrintAsync(List<Order> orders)
    {
        foreach (Order order in orders)
        {
            Customer? customer = await FindAsync(order.CustomerId);
            Console.WriteLine($"{order.Id} {customer?.Name}");
        }
    }

    // SMRT102
    public async Task<string> PathAsync(int id)
    {
        Customer customer = await db.Customers.SingleAsync(c => c.Id == id);
        return customer.ParentId is null ? customer.Name : await PathAsync(customer.ParentId.Value) + "/" + customer.Name;
    }

    // SMRT103
    public async Task CloseAsync(List<Order> orders)
    {
        foreach (Order order in orders)
            await connection.ExecuteAsync("UPDATE orders SET is_open = false WHERE id = @Id", order);
    }

    // SMRT104
    public async Task AddAsync(List<Order> orders)
    {
        foreach (Order order in orders)
        {
            db.Orders.Add(order);
            await db.SaveChangesAsync();
        }
    }

    // SMRT105
    public async Task LinesAsync()
    {
        foreach (Order order in await db.Orders.OrderBy(o => o.Id).Take(50).ToListAsync())
            Console.WriteLine(order.Lines.Count);
    }

    private Task<Customer?> FindAsync(int id) => db.Customers.FirstOrDefaultAsync(c => c.Id == id);
}
