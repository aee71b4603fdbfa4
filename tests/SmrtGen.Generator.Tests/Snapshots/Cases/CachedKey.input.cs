namespace Shop;

[Smrt(Cache = "5m")]
public partial class Membership
{
    [Key]
    public GroupId GroupId { get; set; }

    [Key]
    public required string User { get; set; }

    [Key]
    public DateTimeOffset Since { get; set; }

    [Key]
    [SmrtEnum(EnumStorage.String)]
    public MemberRole Role { get; set; }

    [Key]
    public bool IsGuest { get; set; }
}

public readonly record struct GroupId(Guid Value);

public enum MemberRole
{
    Reader,
    Writer,
}
