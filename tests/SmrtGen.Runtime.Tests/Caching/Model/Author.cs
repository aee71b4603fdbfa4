namespace SmrtGen.Runtime.Tests.Caching.Model;

/// <summary>Not cached itself; who is deleted takes cached poems along.</summary>
[Smrt]
public partial class Author
{
    public int Id { get; set; }

    public required string Name { get; set; }
}
