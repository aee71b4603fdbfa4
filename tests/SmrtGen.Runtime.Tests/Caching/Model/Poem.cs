namespace SmrtGen.Runtime.Tests.Caching.Model;

/// <summary>Goes with its author.</summary>
[Smrt(Cache = "5m")]
public partial class Poem
{
    public int Id { get; set; }

    public int AuthorId { get; set; }

    [OnDelete(DeleteBehavior.Cascade)]
    public partial Author? Author { get; set; }

    public required string Text { get; set; }
}
