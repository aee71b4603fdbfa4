using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Values;

/// <summary>Every kind of time.</summary>
[Smrt]
public partial record TimeRow
{
    public int Id { get; set; }

    public DateTime Instant { get; set; } = DateTime.UnixEpoch;

    [Column(TypeName = "timestamp")]
    public DateTime Local { get; set; }

    public DateTimeOffset Offset { get; set; }

    public DateOnly Date { get; set; }

    public TimeOnly Time { get; set; }

    public TimeSpan Span { get; set; }

    public DateTime? MaybeInstant { get; set; }

    [Column(TypeName = "timestamp")]
    public DateTime? MaybeLocal { get; set; }

    public DateTimeOffset? MaybeOffset { get; set; }

    public DateOnly? MaybeDate { get; set; }

    public TimeOnly? MaybeTime { get; set; }

    public TimeSpan? MaybeSpan { get; set; }
}
