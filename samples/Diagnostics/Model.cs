using System.Collections.Generic;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Diagnostics;

public class Customer
{
    public int Id { get; set; }

    public int? ParentId { get; set; }

    public string Name { get; set; } = "";

    public virtual List<Order> Orders { get; set; } = [];
}

public class Order
{
    private readonly ILazyLoader? _loader;
    private List<OrderLine>? _lines;

    public Order()
    {
    }

    private Order(ILazyLoader loader) => _loader = loader;

    public int Id { get; set; }

    public int CustomerId { get; set; }

    public decimal Total { get; set; }

    public bool IsOpen { get; set; }

    public virtual Customer? Customer { get; set; }

    public virtual List<OrderLine> Lines
    {
        get => _loader?.Load(this, ref _lines) ?? [];
        set => _lines = value;
    }

    public virtual List<Payment> Payments { get; set; } = [];
}

public class OrderLine
{
    public int Id { get; set; }
}

public class Payment
{
    public int Id { get; set; }
}

public class ShopContext : DbContext
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<OrderLine> Lines => Set<OrderLine>();
}
