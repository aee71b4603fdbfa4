using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Emission;

/// <summary>Every way to declare an entity compiles and makes a round trip.</summary>
public class DeclarationShapeTests : RoundTripTests
{
    [Fact]
    public Task Class_with_settable_properties() => RoundTrip(
        "[Smrt] public partial class Item { public int Id { get; set; } public string Name { get; set; } = \"\"; public int? Stock { get; set; } }",
        """
        var item = new Item { Name = "a", Stock = 3 };
        await db.Items.InsertAsync(item);
        Check.Equal(1, item.Id);
        item.Stock = null;
        await db.Items.UpdateAsync(item);
        Item back = await db.Items.GetAsync(1);
        Check.Equal("a", back.Name);
        Check.Equal(null, back.Stock);
        Check.Equal(true, await db.Items.DeleteAsync(1));
        Check.Equal(false, await db.Items.ExistsAsync(1));
        """);

    [Fact]
    public Task Record_with_positional_parameters() => RoundTrip(
        "[Smrt] public partial record Item(int Id, string Name, DateOnly Day) { public bool IsOpen { get; set; } }",
        """
        var item = new Item(0, "a", new(2024, 2, 29)) { IsOpen = true };
        await db.Items.InsertAsync(item);
        Check.Equal(1, item.Id);
        Check.Equal(item, await db.Items.GetAsync(1));
        await db.Items.UpsertAsync(item with { Name = "b" });
        Check.Equal("b", (await db.Items.FindManyAsync([1, 2]))[1].Name);
        """);

    [Fact]
    public Task Class_with_a_primary_constructor_and_no_setter_for_the_key() => RoundTrip(
        "[Smrt] public sealed partial class Item(long id, string name) { public long Id { get; } = id; public string Name { get; set; } = name; }",
        """
        var item = new Item(0, "a");
        await db.Items.InsertAsync(item);
        Check.Equal(1L, item.Id);
        Check.Equal("a", (await db.Items.GetAsync(1)).Name);
        """);

    [Fact]
    public Task Init_and_required_members() => RoundTrip(
        "[Smrt] public partial class Item { public int Id { get; init; } public required string Name { get; init; } public required int? Stock { get; init; } }",
        """
        var item = new Item { Name = "a", Stock = null };
        await db.Items.InsertAsync(item);
        Check.Equal(1, item.Id);
        Check.Equal("a", (await db.Items.GetAsync(1)).Name);
        """);

    [Fact]
    public Task Private_setters_and_a_private_constructor() => RoundTrip(
        """
        [Smrt] public partial class Item
        {
            private Item() { }
            public Item(string name, int extra) { Name = name; Extra = extra.ToString(); }
            public int Id { get; private set; }
            public string Name { get; private set; } = "";
            [NotMapped] public string? Extra { get; set; }
        }
        """,
        """
        await db.Items.InsertAsync(new Item("a", 1));
        Item back = await db.Items.GetAsync(1);
        Check.Equal("a", back.Name);
        Check.Equal(null, back.Extra);
        """);

    [Fact]
    public Task Required_members_that_are_no_columns() => RoundTrip(
        "[Smrt] public partial class Item { public int Id { get; set; } [NotMapped] public required string Extra { get; set; } public string Name { get; init; } = \"\"; }",
        """
        await db.Items.InsertAsync(new Item { Extra = "x", Name = "a" });
        Check.Equal("a", (await db.Items.GetAsync(1)).Name);
        """);

    [Fact]
    public Task Inherited_overridden_and_hidden_properties() => RoundTrip(
        """
        public abstract class Root { public int Id { get; protected set; } public virtual string Name { get; set; } = ""; public object? Tag { get; set; } }
        [Smrt] public partial class Item : Root { public override string Name { get; set; } = ""; public new string? Tag { get; set; } }
        """,
        """
        await db.Items.InsertAsync(new Item { Name = "a", Tag = "t" });
        Item back = await db.Items.GetAsync(1);
        Check.Equal((1, "a", "t"), (back.Id, back.Name, back.Tag));
        """);

    [Fact]
    public Task Generic_base_with_a_protected_setter() => RoundTrip(
        """
        public abstract class Root<TKey> { public TKey Id { get; protected set; } = default!; public string Name { get; init; } = ""; }
        [Smrt] public partial class Item : Root<int>;
        [SmrtView(typeof(Item))] public partial class Card : Root<int>;
        """,
        """
        var item = new Item { Name = "a" };
        await db.Items.InsertAsync(item);
        Check.Equal(1, item.Id);
        Check.Equal("a", (await db.Items.GetAsync(1)).Name);
        Check.Equal(1, (await db.Items.Take(1).ToListAsync<Card>()).Single().Id);
        """);

    [Fact]
    public async Task Attributes_on_record_parameters()
    {
        GeneratorRun run = await RoundTrip(
            "[Smrt] public partial record Item([property: Key] string Code, [MaxLength(40)] string Name, [Required] string? Title, [DefaultValue(5)] int Rank);",
            "await db.Items.InsertAsync(new Item(\"c\", \"n\", \"t\", 1));");
        Assert.Contains("\"name\" varchar(40) NOT NULL,\n            \"title\" text NOT NULL,\n            \"rank\" integer NOT NULL DEFAULT 5", run["Item.Schema.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public Task Properties_with_the_names_of_generated_members() => RoundTrip(
        """
        [Smrt]
        [SmrtIndex(nameof(Parameters), nameof(CancellationToken), IsUnique = true)]
        [SmrtIndex(nameof(Scope), nameof(Sql), nameof(SqlValue))]
        public partial class Item
        {
            [Key] public int Key { get; set; } [Key] public string Keys { get; set; } = "";
            public int? Model { get; set; } public int? Info { get; set; } public int? Path { get; set; } public int? Entity { get; set; } public int? Row { get; set; }
            public int? Parameters { get; set; } public int? CancellationToken { get; set; } public int? Scope { get; set; } public int? Sql { get; set; } public int? SqlValue { get; set; }
            public int? EntityValue { get; set; } public int? Length { get; set; } public int? Query { get; set; } public string? Null { get; set; } public int? @this { get; set; }
        }
        """,
        """
        await db.Items.InsertAsync(new Item { Key = 1, Keys = "k", Model = 1, Parameters = 2, CancellationToken = 3, @this = 4 });
        Check.Equal(1, (await db.Items.GetAsync(1, "k")).Model);
        Check.Equal(4, (await db.Items.FindByParametersAndCancellationTokenAsync(2, 3))!.@this);
        Check.Equal(1, (await db.Items.FindManyAsync([new(1, "k")])).Count);
        """);

    [Fact]
    public void Identifiers_of_any_script()
    {
        GeneratorRun run = GeneratorRun.Of("namespace दुकान; [Smrt] public partial class สินค้า { public int Id { get; set; } public string ชื่อ { get; set; } = \"\"; } [SmrtContext] public partial class Dépôt;");
        Assert.All(run.Files.Keys, name => Assert.All(name, c => Assert.True(char.IsLetterOrDigit(c) || "._-".Contains(c, StringComparison.Ordinal))));
    }

    [Fact]
    public Task Nested_in_other_types() => RoundTrip(
        "public partial record Outer { public partial interface IInner { [Smrt] public partial class Item { public int Id { get; set; } public string Name { get; set; } = \"\"; } } }",
        """
        await db.Items.InsertAsync(new Outer.IInner.Item { Name = "a" });
        Check.Equal("a", (await db.Items.GetAsync(1)).Name);
        """);

    [Fact]
    public Task Keyword_names() => RoundTrip(
        """
        namespace @event.@new { [Smrt] public partial class @class { public int @int { get; set; } [Key] public string @string { get; set; } = ""; public int? @in { get; set; } } }
        """,
        """
        await db.classes.InsertAsync(new @event.@new.@class { @string = "k", @int = 5, @in = 7 });
        Check.Equal(5, (await db.classes.GetAsync("k")).@int);
        Check.Equal(1, await db.classes.Where(p => p.@int == 5 && p.@in == 7).CountAsync());
        """);

    [Fact]
    public Task Names_that_differ_by_case() => RoundTrip(
        """
        [Smrt(Table = "one")] public partial class Item { public int Id { get; set; } public int? Size { get; set; } [Column("size2")] public int? size { get; set; } }
        [Smrt(Table = "two")] public partial class item { public int id { get; set; } }
        """,
        """
        await db.Items.InsertAsync(new Item { Size = 1, size = 2 });
        await db.items.InsertAsync(new item());
        Item back = await db.Items.GetAsync(1);
        Check.Equal((1, 2), (back.Size, back.size));
        Check.Equal(true, await db.items.ExistsAsync(1));
        """);

    [Fact]
    public Task Internal_types() => RoundTrip(
        "[Smrt] internal partial class Item { public int Id { get; set; } public Level Level { get; set; } } internal enum Level { Low, High }",
        """
        await db.Items.InsertAsync(new Item { Level = Level.High });
        Check.Equal(Level.High, (await db.Items.GetAsync(1)).Level);
        """);

    [Fact]
    public async Task Generic_containing_types_and_contexts_that_name_them()
    {
        GeneratorRun run = GeneratorRun.Of(
            """
            public partial class Outer<T> { [Smrt] public partial class Item { public int Id { get; set; } public string Name { get; set; } = ""; } }
            [Smrt] public partial class Other { public int Id { get; set; } }
            [SmrtContext(typeof(Outer<int>.Item))] public partial class Db;
            [SmrtContext] public partial class All;
            public static class Scenario
            {
                public static async Task RunAsync(SmrtDatabase database)
                {
                    var db = new Db(database);
                    await db.Schema.CreateAsync();
                    await db.Items.InsertAsync(new Outer<int>.Item { Name = "a" });
                    if ((await db.Items.GetAsync(1)).Name != "a") throw new Exception();
                }
            }
            """);
        Assert.Contains("Outer_1.Item.Mapping.g.cs", run.Files.Keys);
        Assert.DoesNotContain("Outer", run["All.Context.g.cs"], StringComparison.Ordinal);
        await Scenario.RunAsync(run.Output);
    }

    [Fact]
    public Task Code_without_nullable_annotations() => RoundTrip(
        """
        #nullable disable
        [Smrt] public partial class Item { [Key] public string Code { get; set; } public string Name { get; set; } [Required] public string Title { get; set; } }
        """,
        """
        await db.Items.InsertAsync(new Item { Code = "c", Title = "t" });
        Item back = await db.Items.GetAsync("c");
        Check.Equal((null, "t"), (back.Name, back.Title));
        """);

    [Fact]
    public Task Hooks_and_extensions_of_generated_types() => RoundTrip(
        """
        [Smrt] public partial class Item { public int Id { get; set; } public string Name { get; set; } = ""; [NotMapped] public int Loads { get; set; } }
        public readonly partial struct ItemMapping { static partial void OnInserting(Item entity) => entity.Name += "!"; static partial void OnLoaded(Item entity) => entity.Loads++; }
        public sealed partial class ItemRepository { public ValueTask<Item?> FindFirstAsync() => FindAsync(1); }
        """,
        """
        await db.Items.InsertAsync(new Item { Name = "a" });
        Item back = (await db.Items.FindFirstAsync())!;
        Check.Equal(("a!", 1), (back.Name, back.Loads));
        """);
}
