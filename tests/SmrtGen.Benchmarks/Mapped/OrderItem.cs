namespace SmrtGen.Benchmarks.Mapped;

[Smrt]
[SmrtIndex(nameof(OrderId))]
public sealed partial class OrderItem
{
    public int Id { get; set; }

    public int OrderId { get; set; }

    public int ProductId { get; set; }

    public int Quantity { get; set; }

    public decimal UnitPrice { get; set; }
}
