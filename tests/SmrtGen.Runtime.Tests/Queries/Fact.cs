using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Queries;

/// <summary>A row to ask about: a column of each kind that filters treat alike, with and without null.</summary>
[Smrt(MaxLimit = 200)]
[SmrtIndex(nameof(Maybe))]
public partial record Fact
{
    public int Id { get; set; }

    public int Number { get; set; }

    public int? Maybe { get; set; }

    public int? Other { get; set; }

    public decimal Price { get; set; }

    public decimal? Discount { get; set; }

    public double Weight { get; set; }

    public required string Text { get; set; }

    public string? Note { get; set; }

    public bool Flag { get; set; }

    public bool? Answer { get; set; }

    public DateTime Instant { get; set; }

    public Season Season { get; set; }

    public Season? Best { get; set; }

    public Guid Guid { get; set; }

    /// <summary>The same rows each time: small ranges, so that there are duplicates, and a null in every third place.</summary>
    public static List<Fact> Some(int count)
    {
        Random random = new(7);
        string[] texts = ["", "a", "A", "ab", "Ab", "a%b", "a_b", @"a\b", "b*", "[a]", "ä", "Ä", "\ud83d\ude00", "zz"];
        return [.. Enumerable.Range(1, count).Select(_ => new Fact
        {
            Number = random.Next(-4, 5),
            Maybe = Nullable(random, random.Next(-2, 3)),
            Other = Nullable(random, random.Next(-2, 3)),
            Price = random.Next(-8, 9) / 4m,
            Discount = Nullable(random, random.Next(-8, 9) / 4m),
            Weight = random.Next(-8, 9) / 4.0,
            Text = texts[random.Next(texts.Length)],
            Note = random.Next(3) == 0 ? null : texts[random.Next(texts.Length)],
            Flag = random.Next(2) == 0,
            Answer = Nullable(random, random.Next(2) == 0),
            Instant = DateTime.UnixEpoch.AddHours(random.Next(5)),
            Season = (Season)random.Next(4),
            Best = Nullable(random, (Season)random.Next(4)),
            Guid = new Guid(random.Next(3), 0, 0, [0, 0, 0, 0, 0, 0, 0, (byte)random.Next(250, 256)]),
        })];
    }

    private static T? Nullable<T>(Random random, T value)
        where T : struct
        => random.Next(3) == 0 ? null : value;
}

public enum Season
{
    Spring,
    Summer,
    Autumn,
    Winter,
}

[SmrtView(typeof(Fact))]
public partial record FactCard(int Number, string? Note);

[SmrtView(typeof(Fact))]
public partial record FactNumber(int Number);

[SmrtContext(typeof(Fact))]
public sealed partial class FactDb;

/// <summary>Databases with 150 facts.</summary>
public sealed class FactDatabases : TestDatabases
{
    public static List<Fact> Rows { get; } = [.. Fact.Some(150).Select((fact, i) => fact with { Id = i + 1 })];

    protected override async Task FillAsync(TestDatabase database)
    {
        await using SmrtDatabase connected = database.Connect();
        FactDb db = new(connected);
        await db.Schema.CreateAsync();
        await db.Facts.InsertManyAsync(Rows);
    }
}
