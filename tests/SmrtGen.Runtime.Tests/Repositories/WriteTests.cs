using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Repositories;

/// <summary>Inserts, updates, upserts and deletes; versions; hooks of the class.</summary>
public sealed class WriteTests(StoreDatabases databases) : IClassFixture<StoreDatabases>
{
    [Theory, EachEngine]
    public async Task One_bad_row_keeps_all_others_out(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        string taken = $"taken-{Guid.NewGuid()}";
        await db.Items.InsertAsync(new() { Sku = taken });
        int before = await db.Items.CountAsync();
        Item[] items = [.. Enumerable.Range(0, 1500).Select(i => new Item { Sku = i == 1400 ? taken : $"many-{Guid.NewGuid()}" })];

        UniqueConstraintException error = await Assert.ThrowsAsync<UniqueConstraintException>(() => db.Items.InsertManyAsync(items).AsTask());

        Assert.Equal("InsertManyAsync", error.Operation);
        Assert.Equal(before, await db.Items.CountAsync());
        items[1400].Sku = $"many-{Guid.NewGuid()}";
        await db.Items.InsertManyAsync(items);
        Assert.Equal(before + 1500, await db.Items.CountAsync());
        Assert.Equal(1500, items.Select(i => i.Id).Distinct().Count());
        Assert.Equal(items[700], await db.Items.FindBySkuAsync(items[700].Sku));
    }

    [Theory, EachEngine]
    public async Task Lists_may_be_empty_and_hold_no_null(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        await db.Items.InsertManyAsync([]);
        await Assert.ThrowsAsync<ArgumentNullException>(() => db.Items.InsertManyAsync([new() { Sku = "never" }, null!]).AsTask());
        await Assert.ThrowsAsync<ArgumentNullException>(() => db.Items.InsertAsync(null!).AsTask());
        Assert.Null(await db.Items.FindBySkuAsync("never"));
    }

    [Theory, EachEngine]
    public async Task Stale_versions_are_refused(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        Item item = new() { Sku = $"v-{Guid.NewGuid()}" };
        await db.Items.InsertAsync(item);
        Item stale = await db.Items.GetAsync(item.Id);
        item.Price = 2;
        await db.Items.UpdateAsync(item);
        Assert.Equal(stale.Version + 1, item.Version);
        item.Price = 3;
        await db.Items.UpdateAsync(item);

        ConcurrencyConflictException error = await Assert.ThrowsAsync<ConcurrencyConflictException>(() => db.Items.UpdateAsync(stale).AsTask());
        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => db.Items.DeleteAsync(stale).AsTask());

        Assert.Equal("Item", error.Entity);
        Assert.Equal("UpdateAsync", error.Operation);
        Assert.Equal(item, await db.Items.GetAsync(item.Id));
        await db.Items.DeleteAsync(item);
        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => db.Items.UpdateAsync(item).AsTask());
    }

    [Theory, EachEngine]
    public async Task Versions_may_be_Guids_or_bytes(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        Rack rack = new() { Name = "one" };
        Paper paper = new() { Path = $"/{Guid.NewGuid()}" };
        await db.Racks.InsertAsync(rack);
        await db.Papers.InsertAsync(paper);
        Rack staleRack = await db.Racks.GetAsync(rack.Id);
        Paper stalePaper = await db.Papers.GetAsync(paper.Path);
        Assert.Equal(rack.Stamp, staleRack.Stamp);
        Assert.Equal(paper.Version, stalePaper.Version);
        Assert.NotEmpty(paper.Version);

        rack.Name = "two";
        paper.Body = "text";
        await db.Racks.UpdateAsync(rack);
        await db.Papers.UpdateAsync(paper);

        Assert.NotEqual(staleRack.Stamp, rack.Stamp);
        Assert.NotEqual(stalePaper.Version, paper.Version);
        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => db.Racks.UpdateAsync(staleRack).AsTask());
        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => db.Papers.UpdateAsync(stalePaper).AsTask());
        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => db.Papers.DeleteAsync(stalePaper).AsTask());
        await db.Racks.UpdateAsync(rack);
        await db.Papers.DeleteAsync(paper);
        Assert.Null(await db.Papers.FindAsync(paper.Path));
    }

    [Theory, EachEngine]
    public async Task Upserts_insert_or_overwrite_and_bring_the_version_back(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        Item item = new() { Sku = $"u-{Guid.NewGuid()}", Price = 1 };
        await db.Items.UpsertAsync(item);
        Assert.NotEqual(0, item.Id);
        Item other = item with { Price = 2 };

        await db.Items.UpsertAsync(other);

        Item read = await db.Items.GetAsync(item.Id);
        Assert.Equal(2, read.Price);
        Assert.Equal(other.Version, read.Version);
        Assert.NotEqual(item.Version, read.Version);
        Paper paper = new() { Path = $"/{Guid.NewGuid()}" };
        await db.Papers.UpsertAsync(paper);
        paper.Body = "again";
        await db.Papers.UpsertAsync(paper);
        await db.Papers.UpdateAsync(paper);
        Assert.Equal("again", (await db.Papers.GetAsync(paper.Path)).Body);
    }

    [Theory, EachEngine]
    public async Task Hooks_of_the_class_see_and_change_entities(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        List<string> seen = ItemMapping.Seen.Value = [];
        string sku = $"h-{Guid.NewGuid()}";
        Item item = new() { Sku = $"  {sku} " };

        await db.Items.InsertAsync(item);
        int version = item.Version;
        await db.Items.UpdateAsync(item);
        await db.Items.GetAsync(item.Id);
        await db.Items.DeleteAsync(item.Id);
        await db.Items.DeleteAsync(item.Id);

        Assert.Equal(
            [
                $"inserting {sku} True", $"inserted {sku} True", $"updating {version}", $"updated {version + 1}", $"loaded {sku}", "deleting", "deleted", "deleting",
            ],
            seen);
    }

    [Theory, EachEngine]
    public async Task Schemas_are_created_once_however_many_create_them(TestEngine engine)
    {
        await using TestDatabase own = await TestDatabase.CreateAsync(engine);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            await using SmrtDatabase database = own.Connect();
            await new StoreDb(database).Schema.CreateAsync();
        })));
        await using SmrtDatabase again = own.Connect();
        StoreDb db = new(again);
        await db.Items.InsertAsync(new() { Sku = "kept" });

        await db.Schema.CreateAsync();

        Assert.Equal(1, await db.Items.CountAsync());
        await own.Sql.ExecuteAsync(db.Schema.Script);
    }
}
