using Microsoft.EntityFrameworkCore;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders.PostgreSql;

internal sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options)
{
    public DbSet<Product> Products => Set<Product>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Review> Reviews => Set<Review>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Category>().ToTable("categories");
        modelBuilder.Entity<Product>().ToTable("products").HasOne(p => p.Category).WithMany().HasForeignKey(p => p.CategoryId);
        modelBuilder.Entity<Customer>().ToTable("customers");
        modelBuilder.Entity<Review>().ToTable("reviews");
        modelBuilder.Entity<OrderItem>().ToTable("order_items");
        modelBuilder.Entity<Order>(order =>
        {
            order.ToTable("orders");
            order.HasOne(o => o.Customer).WithMany().HasForeignKey(o => o.CustomerId);
            order.HasMany(o => o.Items).WithOne().HasForeignKey(i => i.OrderId);
        });
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(t => t.GetProperties()))
            property.SetColumnName(string.Concat(property.Name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}")));
    }
}
