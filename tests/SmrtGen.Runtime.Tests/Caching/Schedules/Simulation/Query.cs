using SmrtGen.Runtime.Tests.Caching.Schedules.Model;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>What is read in schedules.</summary>
internal sealed class Query
{
    // Of several awaits of one task all but the last go on in the thread pool. With a token each waits for a task of its own.
    private static readonly CancellationTokenSource s_neverCancelled = new();

    private readonly int _key;

    private Query(int index, int key, string? slug)
    {
        Index = index;
        _key = key;
        Slug = slug;
    }

    public static Query Row1 { get; } = new(0, 1, null);

    public static Query Row2 { get; } = new(1, 2, null);

    public static Query SlugA { get; } = new(2, 0, "a");

    public static Query SlugB { get; } = new(3, 0, "b");

    public static Query[] All { get; } = [Row1, Row2, SlugA, SlugB];

    public int Index { get; }

    public string? Slug { get; }

    public static Query ByKey(int id) => id == 1 ? Row1 : Row2;

    public Row? In(Tables tables) => Slug is null ? tables.Find(_key) : tables.Find(Slug);

    public ValueTask<Item?> ReadAsync(ScheduleDb db, bool isFresh)
    {
        ItemRepository items = isFresh ? db.Items.Fresh : db.Items;
        return Slug is null ? items.FindAsync(_key, s_neverCancelled.Token) : items.FindBySlugAsync(Slug, s_neverCancelled.Token);
    }

    public override string ToString() => Slug is null ? $"row {_key}" : $"slug {Slug}";
}
