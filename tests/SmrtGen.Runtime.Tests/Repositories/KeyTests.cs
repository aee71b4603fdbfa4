using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Repositories;

/// <summary>Reads by key and by index.</summary>
public sealed class KeyTests(StoreDatabases databases) : IClassFixture<StoreDatabases>
{
    [Theory, EachEngine]
    public async Task Generated_keys_and_values_come_back(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        Item item = new() { Sku = $"k-{Guid.NewGuid()}", Price = 1.5m };
        Rack rack = new() { Name = "A" };
        Rack given = new() { Id = Guid.NewGuid(), Name = "B" };
        Guid givenId = given.Id;

        await db.Items.InsertAsync(item);
        await db.Racks.InsertManyAsync([rack, given]);

        Assert.NotEqual(0, item.Id);
        Assert.NotEqual(default, item.CreatedAt);
        Assert.Equal(DateTimeKind.Utc, item.CreatedAt.Kind);
        Assert.NotEqual(Guid.Empty, rack.Id);
        Assert.NotEqual(Guid.Empty, rack.Stamp);
        Assert.Equal(givenId, given.Id);
        Assert.Equal(item, await db.Items.FindAsync(item.Id));
        Assert.Equal(rack, await db.Racks.GetAsync(rack.Id));
        Assert.Null(await db.Items.FindAsync(-1));
        Assert.True(await db.Items.ExistsAsync(item.Id));
        Assert.False(await db.Items.ExistsAsync(-1));
    }

    [Theory, EachEngine]
    public async Task A_key_that_is_given_is_kept(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        Item item = new() { Id = 1_000_000, Sku = $"k-{Guid.NewGuid()}" };

        await db.Items.InsertAsync(item);

        Assert.Equal(1_000_000, item.Id);
        Assert.Equal(item, await db.Items.GetAsync(1_000_000));
    }

    [Theory, EachEngine]
    public async Task FindMany_takes_duplicates_missing_keys_and_none(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StatementLog log = new();
        StoreDb db = new(database, new SmrtContextOptions { Hooks = [log] });
        Item[] items = [.. Enumerable.Range(0, 3).Select(_ => new Item { Sku = $"k-{Guid.NewGuid()}" })];
        await db.Items.InsertManyAsync(items);
        log.Statements.Clear();

        IReadOnlyDictionary<int, Item> found = await db.Items.FindManyAsync([items[2].Id, items[0].Id, -5, items[2].Id]);

        Assert.Single(log.Statements);
        Assert.Equal([items[0], items[2]], found.Values.OrderBy(i => i.Id));
        Assert.Empty(await db.Items.FindManyAsync([]));
        Assert.Single(log.Statements);
    }

    [Theory, EachEngine]
    public async Task FindMany_takes_100_000_keys(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        Item item = new() { Sku = $"k-{Guid.NewGuid()}" };
        await db.Items.InsertAsync(item);

        IReadOnlyDictionary<int, Item> found = await db.Items.FindManyAsync(Enumerable.Range(2_000_000, 100_000).Append(item.Id));

        Assert.Equal(item, found.Values.Single());
    }

    [Theory, EachEngine]
    public async Task Composite_keys_find_write_and_list(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        await db.Slots.InsertManyAsync(from row in Enumerable.Range(0, 3) from name in (string[])["a", "b"] select new Slot { Row = row, Name = name, Value = row });

        Assert.Equal(new Slot { Row = 1, Name = "b", Value = 1 }, await db.Slots.GetAsync(1, "b"));
        Assert.Equal(new Slot { Row = 1, Name = "b", Value = 1 }, await db.Slots.GetAsync(new SlotKey(1, "b")));
        Assert.Null(await db.Slots.FindAsync(1, "c"));
        IReadOnlyDictionary<SlotKey, Slot> found = await db.Slots.FindManyAsync([new(0, "a"), new(2, "b"), new(0, "b"), new(7, "a"), new(0, "a")]);
        Assert.Equal(["0a", "0b", "2b"], found.Keys.Select(k => $"{k.Row}{k.Name}").Order());

        await db.Slots.UpdateAsync(new Slot { Row = 1, Name = "b", Value = 9 });
        await db.Slots.UpsertAsync(new Slot { Row = 1, Name = "a", Value = 8 });
        await db.Slots.UpsertAsync(new Slot { Row = 9, Name = "z", Value = 7 });
        Assert.Equal([8, 9], (await db.Slots.Where(s => s.Row == 1).OrderBy(s => s.Name).ToListAsync()).Select(s => s.Value));
        Assert.True(await db.Slots.DeleteAsync(9, "z"));
        Assert.False(await db.Slots.DeleteAsync(9, "z"));
        await db.Slots.DeleteAsync(new Slot { Row = 0, Name = "a" });
        Assert.Equal(5, await db.Slots.CountAsync());
    }

    [Theory, EachEngine]
    public async Task Indexes_find_and_list(TestEngine engine)
    {
        await using TestDatabase own = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = own.Connect();
        StoreDb db = new(database);
        await db.Schema.CreateAsync();
        Rack rack = new() { Name = "S" };
        await db.Racks.InsertAsync(rack);
        await db.Items.InsertManyAsync(
        [
            new() { Sku = "a", RackId = rack.Id, Price = 1 }, new() { Sku = "b", RackId = rack.Id, Price = 3 }, new() { Sku = "c", RackId = rack.Id, Price = 2 },
            new() { Sku = "d", Price = 2 }, new() { Sku = "e", Price = 5 },
        ]);

        Assert.Equal("b", (await db.Items.FindBySkuAsync("b"))!.Sku);
        Assert.Null(await db.Items.FindBySkuAsync("B"));
        Assert.Equal(["b", "c", "a"], (await db.Items.ListByRackIdAsync(rack.Id)).Select(i => i.Sku));
        Assert.Equal(["e", "d"], (await db.Items.ListByRackIdAsync(null)).Select(i => i.Sku));
        Assert.Equal(["c"], (await db.Items.ListByRackIdAndPriceAsync(rack.Id, 2)).Select(i => i.Sku));
        Assert.Equal(["d"], (await db.Items.ListByRackIdAndPriceAsync(null, 2)).Select(i => i.Sku));
        Assert.Equal(["a 1", "c 2"], (await db.Items.Where(i => i.RackId == rack.Id && i.Price < 3).OrderBy(i => i.Id).ToListAsync<ItemCard>()).Select(c => $"{c.Sku} {c.Price:0}"));
    }
}
