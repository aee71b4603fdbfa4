namespace SmrtGen.Benchmarks.Mapped;

[Smrt]
[SmrtIndex(nameof(CustomerId))]
public sealed partial class Order
{
    public int Id { get; set; }

    public int CustomerId { get; set; }

    public int Status { get; set; }

    public decimal Total { get; set; }

    public DateTime PlacedAt { get; set; }

    public partial Customer? Customer { get; set; }

    public partial IReadOnlyList<OrderItem> Items { get; set; }
}
