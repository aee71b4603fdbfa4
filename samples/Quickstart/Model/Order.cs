using System.ComponentModel.DataAnnotations;
using SmrtGen;

namespace Quickstart.Model;

public enum OrderStatus
{
    Open,
    Paid,
    Shipped,
    Cancelled,
}

[Smrt]
[SmrtIndex(nameof(CustomerId), nameof(PlacedAt), Descending = [nameof(PlacedAt)])]
public partial class Order
{
    public int Id { get; set; }

    public CustomerId CustomerId { get; set; }

    public DateTime PlacedAt { get; set; }

    [SmrtEnum(EnumStorage.String)]
    public OrderStatus Status { get; set; }

    /// <summary>Grows with every update, so that two people cannot overwrite each other's change unawares.</summary>
    [Timestamp]
    public int Version { get; set; }

    public partial Customer? Customer { get; set; }

    public partial IReadOnlyList<OrderItem> Items { get; set; }
}
