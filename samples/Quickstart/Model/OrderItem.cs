using SmrtGen;

namespace Quickstart.Model;

[Smrt]
[SmrtIndex(nameof(OrderId))]
public partial class OrderItem
{
    public int Id { get; set; }

    public int OrderId { get; set; }

    public int ProductId { get; set; }

    public int Quantity { get; set; }

    public decimal UnitPrice { get; set; }

    [OnDelete(DeleteBehavior.Cascade)]
    public partial Order? Order { get; set; }

    public partial Product? Product { get; set; }
}
