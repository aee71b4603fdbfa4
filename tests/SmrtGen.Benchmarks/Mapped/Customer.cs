namespace SmrtGen.Benchmarks.Mapped;

[Smrt]
public sealed partial class Customer
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    public string? City { get; set; }

    public DateTime CreatedAt { get; set; }
}
