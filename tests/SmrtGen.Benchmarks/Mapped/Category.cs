namespace SmrtGen.Benchmarks.Mapped;

[Smrt]
public sealed partial class Category
{
    public int Id { get; set; }

    public required string Name { get; set; }
}
