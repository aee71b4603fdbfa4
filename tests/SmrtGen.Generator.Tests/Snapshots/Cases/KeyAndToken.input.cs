namespace Shop;

[Smrt(Schema = "shop", Table = "order_lines", MaxLimit = 500, TimeoutMs = 2000)]
public partial class OrderLine(OrderId orderId, short number)
{
    [Key]
    public OrderId OrderId { get; } = orderId;

    [Key]
    public short Number { get; } = number;

    [SmrtEnum(EnumStorage.String)]
    public LineState? State { get; set; }

    [MaxLength(40), DefaultValue("none")]
    public required string Note { get; init; }

    [ConcurrencyCheck]
    public int Version { get; private set; }
}

public enum LineState
{
    Open,
    Sent,
}

public readonly record struct OrderId(Guid Value);

[SmrtView(typeof(OrderLine))]
public partial record LineNote(OrderId OrderId, string Note);
