namespace SmrtGen.Benchmarks.Plain;

public sealed class Review
{
    public int Id { get; set; }

    public int ProductId { get; set; }

    public int CustomerId { get; set; }

    public int Rating { get; set; }

    public required string Body { get; set; }

    public DateTime CreatedAt { get; set; }
}
