namespace SmrtGen.Analyzers.Tests.Support;

/// <summary>The model that the test sources use.</summary>
internal static class Shop
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Data;
        global using System.Data.Common;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Channels;
        global using System.Threading.Tasks;
        global using Dapper;
        global using Microsoft.EntityFrameworkCore;
        global using Npgsql;
        """;

    public const string Model = """
        #nullable enable
        public class Customer
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public bool IsActive { get; set; }
            public List<Order> Orders { get; set; } = new();
        }

        public enum OrderState { Open, Closed }

        public class Order
        {
            public int Id { get; set; }
            public int CustomerId { get; set; }
            public OrderState State { get; set; }
            public DateTime CreatedAt { get; set; }
            public decimal Total { get; set; }
            public virtual Customer? Customer { get; set; }
            public virtual List<OrderLine> Lines { get; set; } = new();
            public virtual List<Payment> Payments { get; set; } = new();
        }

        public class OrderLine
        {
            public int Id { get; set; }
            public int OrderId { get; set; }
            public string Sku { get; set; } = "";
        }

        public class Payment
        {
            public int Id { get; set; }
            public int OrderId { get; set; }
        }

        public class ShopContext : DbContext
        {
            public DbSet<Customer> Customers => Set<Customer>();
            public DbSet<Order> Orders => Set<Order>();
            public DbSet<OrderLine> Lines => Set<OrderLine>();
            public DbSet<Payment> Payments => Set<Payment>();
        }
        """;
}
