namespace SmrtGen.Runtime.Tests.Caching.Model;

/// <summary>A Guid as key.</summary>
[Smrt(Cache = "5m")]
public partial class Badge
{
    public Guid Id { get; set; }

    public required string Text { get; set; }
}
