using SmrtGen.Runtime.Tests.Caching.Schedules.Model;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>What a row holds.</summary>
internal sealed record Row(int Id, string Slug, int BoxId, int Value)
{
    public static Row? Of(Item? item) => item is null ? null : new(item.Id, item.Slug, item.BoxId, item.Value);

    public Item ToItem() => new() { Id = Id, Slug = Slug, BoxId = BoxId, Value = Value };
}

/// <summary>One state of the database.</summary>
internal sealed class Tables
{
    public SortedDictionary<int, Row> Items { get; } = [];

    public SortedSet<int> Boxes { get; } = [];

    public bool HasChanged { get; private set; }

    public Row? Find(int id) => Items.GetValueOrDefault(id);

    public Row? Find(string slug)
    {
        foreach (Row row in Items.Values)
        {
            if (row.Slug == slug)
                return row;
        }

        return null;
    }

    public Tables Copy()
    {
        Tables copy = new();
        foreach ((int id, Row row) in Items)
            copy.Items.Add(id, row);
        copy.Boxes.UnionWith(Boxes);
        return copy;
    }

    public int Insert(Row row)
    {
        if (Items.ContainsKey(row.Id))
            throw new SimulatedException("UNIQUE constraint failed: items.id");
        return Put(row);
    }

    public int Update(Row row) => Items.ContainsKey(row.Id) ? Put(row) : 0;

    public int Delete(int id)
    {
        if (!Items.Remove(id))
            return 0;
        HasChanged = true;
        return 1;
    }

    public int DeleteBox(int id)
    {
        if (!Boxes.Remove(id))
            return 0;
        foreach (Row row in Items.Values.Where(row => row.BoxId == id).ToArray())
            Items.Remove(row.Id);
        HasChanged = true;
        return 1;
    }

    private int Put(Row row)
    {
        if (Find(row.Slug) is { } other && other.Id != row.Id)
            throw new SimulatedException("UNIQUE constraint failed: items.slug");
        if (!Boxes.Contains(row.BoxId))
            throw new SimulatedException("FOREIGN KEY constraint failed");
        Items[row.Id] = row;
        HasChanged = true;
        return 1;
    }
}
