using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Emission;

public class KeyTests : RoundTripTests
{
    [Theory]
    [InlineData("int")]
    [InlineData("long")]
    [InlineData("short")]
    public Task Integer_keys_are_made_by_the_database(string type) => RoundTrip(
        $"[Smrt] public partial class Item {{ public {type} Id {{ get; set; }} }}",
        """
        var item = new Item();
        await db.Items.InsertAsync(item);
        Check.Equal(1L, (long)item.Id);
        await db.Items.InsertAsync(new Item { Id = 9 });
        Check.Equal(2, (await db.Items.FindManyAsync([1, 9, 9, 10])).Count);
        """);

    [Theory]
    [InlineData("public Guid Id { get; set; }", "item.Id")]
    [InlineData("public ItemId ItemId { get; init; }", "item.ItemId.Value")]
    public Task Guid_keys_are_made_by_the_client(string property, string value) => RoundTrip(
        $"[Smrt] public partial class Item {{ {property} }} public readonly record struct ItemId(Guid Value);",
        $$"""
        var item = new Item();
        await db.Items.InsertAsync(item);
        Check.Equal(false, {{value}} == Guid.Empty);
        Check.Equal(1, (await db.Items.FindManyAsync([ItemMapping.GetKey(item)])).Count);
        """);

    [Fact]
    public Task Strongly_typed_integer_keys() => RoundTrip(
        "[Smrt] public partial class Item { public ItemId Id { get; set; } } public readonly record struct ItemId(long Value);",
        """
        var item = new Item();
        await db.Items.InsertAsync(item);
        Check.Equal(new ItemId(1), item.Id);
        Check.Equal(1, (await db.Items.FindManyAsync([item.Id, new(5)])).Count);
        Check.Equal(1, await db.Items.Where(p => p.Id == item.Id).CountAsync());
        """);

    [Fact]
    public Task Keys_that_the_program_makes() => RoundTrip(
        "[Smrt] public partial class Item { [Key, DatabaseGenerated(DatabaseGeneratedOption.None)] public int Number { get; set; } public string Code { get; set; } = \"\"; }",
        """
        await db.Items.InsertAsync(new Item { Number = 0, Code = "zero" });
        Check.Equal("zero", (await db.Items.GetAsync(0)).Code);
        await Check.ThrowsAsync<UniqueConstraintException>(() => db.Items.InsertAsync(new Item { Number = 0 }).AsTask());
        """);

    [Fact]
    public async Task Composite_keys_are_a_struct_and_a_list_of_arguments()
    {
        GeneratorRun run = await RoundTrip(
            """
            [Smrt] public partial class PlaylistTrack
            {
                [Key, Column(Order = 2)] public string Track { get; set; } = "";
                [Key, Column(Order = 1)] public PlaylistId PlaylistId { get; set; }
                public int Position { get; set; }
            }
            public readonly record struct PlaylistId(int Value);
            """,
            """
            var entry = new PlaylistTrack { PlaylistId = new(1), Track = "a", Position = 1 };
            await db.PlaylistTracks.InsertAsync(entry);
            await db.PlaylistTracks.InsertAsync(new PlaylistTrack { PlaylistId = new(2), Track = "a", Position = 2 });
            Check.Equal(1, (await db.PlaylistTracks.GetAsync(new PlaylistId(1), "a")).Position);
            var found = await db.PlaylistTracks.FindManyAsync([new(new(2), "a"), new(new(1), "x")]);
            Check.Equal(2, found[new PlaylistTrackKey(new(2), "a")].Position);
            Check.Equal(1, found.Count);
            entry.Position = 5;
            await db.PlaylistTracks.UpsertAsync(entry);
            Check.Equal(5, (await db.PlaylistTracks.FindAsync(new PlaylistTrackKey(new(1), "a")))!.Position);
            Check.Equal(true, await db.PlaylistTracks.DeleteAsync(new PlaylistId(1), "a"));
            """);
        Assert.Contains("record struct PlaylistTrackKey(global::PlaylistId PlaylistId, string Track);", run["PlaylistTrack.Key.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public Task Entities_that_are_all_key() => RoundTrip(
        "[Smrt] public partial class Pair { [Key] public int A { get; set; } [Key] public int B { get; set; } } [Smrt] public partial class Item { public int Id { get; set; } }",
        """
        await db.Pairs.InsertAsync(new Pair { A = 1, B = 2 });
        await db.Pairs.UpsertAsync(new Pair { A = 1, B = 2 });
        await db.Pairs.UpdateAsync(new Pair { A = 1, B = 2 });
        await Check.ThrowsAsync<EntityNotFoundException>(() => db.Pairs.UpdateAsync(new Pair { A = 3, B = 2 }).AsTask());
        await db.Items.InsertAsync(new Item());
        await db.Items.InsertManyAsync([new Item(), new Item()]);
        Check.Equal(3, await db.Items.CountAsync());
        """);
}
