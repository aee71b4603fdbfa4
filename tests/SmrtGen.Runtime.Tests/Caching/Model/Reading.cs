using System.ComponentModel.DataAnnotations;

namespace SmrtGen.Runtime.Tests.Caching.Model;

/// <summary>A key with a part of every other type that a key may have.</summary>
[Smrt(Cache = "5m")]
public partial class Reading
{
    [Key]
    public Guid Source { get; set; }

    [Key]
    public DateTime At { get; set; }

    [Key]
    public DateTimeOffset SentAt { get; set; }

    [Key]
    public DateOnly Day { get; set; }

    [Key]
    public TimeOnly Time { get; set; }

    [Key]
    public TimeSpan Length { get; set; }

    [Key]
    public decimal Amount { get; set; }

    [Key]
    public ulong Number { get; set; }

    [Key]
    public bool IsFinal { get; set; }

    [Key]
    public char Letter { get; set; }

    [Key]
    [SmrtEnum(EnumStorage.String)]
    public ReadingKind Kind { get; set; }

    [Key]
    public Sensor Sensor { get; set; }
}

public enum ReadingKind
{
    Measured,
    Guessed,
}

public readonly record struct Sensor
{
    public Sensor(short number) => Number = number >= 0 ? number : throw new ArgumentOutOfRangeException(nameof(number));

    public short Number { get; }
}
