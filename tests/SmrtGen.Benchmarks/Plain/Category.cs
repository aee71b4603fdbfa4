namespace SmrtGen.Benchmarks.Plain;

public sealed class Category
{
    public int Id { get; set; }

    public required string Name { get; set; }
}
