namespace SmrtGen.Runtime.Tests.Relations.Model;

public enum Mood
{
    Calm,
    Tense,
    Sad,
}

/// <summary>What pages are walked over: many equal values, many nulls, every type that can be ordered by.</summary>
[Smrt]
[SmrtIndex(nameof(BookId))]
[SmrtIndex(nameof(City))]
public partial class Reading
{
    public long Id { get; set; }

    public int? BookId { get; set; }

    public int Stars { get; set; }

    public int? Minutes { get; set; }

    public string? Reader { get; set; }

    public required string City { get; set; }

    public decimal? Price { get; set; }

    public double Speed { get; set; }

    public DateTime? FinishedAt { get; set; }

    public DateOnly Started { get; set; }

    public bool Liked { get; set; }

    public Guid? Device { get; set; }

    public Mood Mood { get; set; }

    public partial Book? Book { get; set; }
}
