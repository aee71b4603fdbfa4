namespace SmrtGen.Benchmarks.Mapped;

[Smrt]
public sealed partial class Review
{
    public int Id { get; set; }

    public int ProductId { get; set; }

    public int CustomerId { get; set; }

    public int Rating { get; set; }

    public required string Body { get; set; }

    public DateTime CreatedAt { get; set; }
}
