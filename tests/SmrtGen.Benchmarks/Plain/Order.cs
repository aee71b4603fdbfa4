namespace SmrtGen.Benchmarks.Plain;

public sealed class Order
{
    public int Id { get; set; }

    public int CustomerId { get; set; }

    public int Status { get; set; }

    public decimal Total { get; set; }

    public DateTime PlacedAt { get; set; }

    public Customer? Customer { get; set; }

    public List<OrderItem> Items { get; set; } = null!;
}
