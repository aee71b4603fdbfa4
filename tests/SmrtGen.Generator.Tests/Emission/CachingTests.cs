using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Emission;

/// <summary>What is generated for cached entities, where snapshots do not show it.</summary>
public class CachingTests
{
    [Fact]
    public void Without_a_duration_nothing_speaks_of_caches()
        => Assert.All(
            GeneratorRun.Of("[Smrt] [SmrtIndex(nameof(Code))] public partial class Item { public int Id { get; set; } public int Code { get; set; } }").Files,
            file => Assert.DoesNotContain("Cache", file.Value, StringComparison.Ordinal));

    [Theory]
    [InlineData("public sealed partial record Item(int Id, string Name, DateTime? At, Level Level, Code Code);")]
    [InlineData("public partial class Item { public int Id { get; init; } public required string Name { get; init; } [NotMapped] public string? Extra { get; init; } }")]
    [InlineData("public partial class Item { private Item(int id) => Id = id; public int Id { get; } public static int Count { get; set; } public string Text => Id.ToString(); }")]
    [InlineData("public abstract record Root(int Id); [Smrt(Cache = \"1m\")] public partial record Item(int Id, [property: SmrtConverter(typeof(TagConverter))] Tag Tag) : Root(Id);")]
    [InlineData("public partial record Item(int Id, string Name) { private readonly Pair _pair = new(1, 2); public int Sum => _pair.A; }")]
    public void Objects_that_cannot_change_are_shared(string declaration) => Assert.True(IsImmutable(declaration));

    [Theory]
    [InlineData("public partial record Item(int Id) { public string? Name { get; set; } }")]
    [InlineData("public partial record Item(int Id) { public string? Name { get; private set; } }")]
    [InlineData("public partial record Item(int Id) { internal int Uses = 1; }")]
    [InlineData("public partial record Item(int Id) { private int _uses; public int Next() => ++_uses; }")]
    [InlineData("public partial record Item(int Id) { [NotMapped] public object? Tag { get; set; } }")]
    [InlineData("public partial record Item(int Id) { [NotMapped] public List<string> Tags { get; } = new(); }")]
    [InlineData("public partial record Item(int Id, byte[] Image);")]
    [InlineData("public partial record Item(int Id, int[] Sizes);")]
    [InlineData("public partial record Item(int Id, List<int> Sizes);")]
    [InlineData("public partial record Item(int Id, [property: SmrtConverter(typeof(BoxConverter))] Box Box);")]
    [InlineData("public partial record Item(int Id) { public event EventHandler? Changed; public void Raise() => Changed?.Invoke(this, EventArgs.Empty); }")]
    [InlineData("public partial class Item(string id) { [Key] public string Id => id; public void Change() => id = \"\"; }")]
    [InlineData("public abstract class Root { [NotMapped] public object? Tag { get; set; } } [Smrt(Cache = \"1m\")] public partial class Item : Root { public int Id { get; init; } }")]
    [InlineData("public partial class Item : EventArgs { public int Id { get; init; } }")]
    [InlineData("public partial class Item { public int Id { get; init; } public int? OtherId { get; init; } public partial Item? Other { get; init; } }")]
    public void Objects_that_can_change_are_copied(string declaration) => Assert.False(IsImmutable(declaration));

    [Fact]
    public void Only_values_are_keys_of_caches()
    {
        GeneratorRun run = GeneratorRun.Of(Types +
            """

            [Smrt(Cache = "1m", CacheMode = CacheMode.EntitiesAndLists)]
            [SmrtIndex(nameof(Hash), IsUnique = true)]
            [SmrtIndex(nameof(Box), IsUnique = true)]
            [SmrtIndex(nameof(Tag), IsUnique = true)]
            [SmrtIndex(nameof(Level), nameof(Of), IsUnique = true)]
            [SmrtIndex(nameof(Title), IsUnique = true)]
            public partial class Item
            {
                public int Id { get; set; }
                public byte[] Hash { get; set; } = [];
                [SmrtConverter(typeof(BoxConverter))] public Box Box { get; set; } = new([]);
                [SmrtConverter(typeof(TagConverter))] public Tag Tag { get; set; } = new("");
                public Level Level { get; set; }
                public int Of { get; set; }
                [Required] public string? Title { get; set; }
            }
            """);
        string text = run["Item.Repository.g.cs"];
        Assert.Contains("FindByCoreAsync<ByHash>", text, StringComparison.Ordinal);
        Assert.Contains("FindByCoreAsync<ByBox>", text, StringComparison.Ordinal);
        Assert.Contains("FindByIndexCoreAsync<ByTag>", text, StringComparison.Ordinal);
        Assert.Contains("readonly record struct ByLevelAndOf(global::Level Level, int OfValue)", text, StringComparison.Ordinal);
        Assert.Contains("=> new(entity.Title!);", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_the_keys_is_taken_only_where_there_are_keys()
    {
        const string Source = "[Smrt] public partial class Item { public int Id { get; set; } } public class ItemCacheKeys;";
        Assert.NotEmpty(GeneratorRun.Of(Source).Files);
        Assert.Empty(GeneratorRun.Of(Source.Replace("[Smrt]", "[Smrt(Cache = \"1m\")]", StringComparison.Ordinal)).Files);
    }

    [Theory]
    [InlineData("public int Id { get; set; }", true)]
    [InlineData("[Key] public string Id { get; set; } = \"\";", true)]
    [InlineData("[Key, Column(TypeName = \"varchar(20)\")] public string Id { get; set; } = \"\";", true)]
    [InlineData("[Key, Column(TypeName = \"char(20)\")] public string Id { get; set; } = \"\";", false)]
    [InlineData("[Key] public Code Id { get; set; }", true)]
    [InlineData("[Key, SmrtEnum(EnumStorage.String)] public Level Id { get; set; }", true)]
    [InlineData("[Key] public Guid Id { get; set; } [Key] public DateTime At { get; set; }", false)]
    [InlineData("[Key] public decimal Id { get; set; }", false)]
    public void Triggers_name_keys_whose_text_is_the_same_in_the_database(string key, bool isNamed)
    {
        string text = GeneratorRun.Of($"{Types} [Smrt(Cache = \"1m\")] public partial class Item {{ {key} public int Rank {{ get; set; }} }}")["Item.Schema.g.cs"];
        Assert.Equal(isNamed, text.Contains("new_key", StringComparison.Ordinal));
        Assert.Contains("CREATE OR REPLACE TRIGGER \"smrtgen_truncated\" AFTER TRUNCATE ON \"items\"", text, StringComparison.Ordinal);
    }

    private const string Types = """
        public enum Level { Low, High }
        public readonly record struct Code(string Text);
        public struct Pair(int a, int b) { public int A = a; public int B { get; set; } = b; }
        public sealed record Tag(string Text);
        public sealed class TagConverter : IValueConverter<Tag, string>
        {
            public static string ConvertToProvider(Tag value) => value.Text;
            public static Tag ConvertFromProvider(string value) => new(value);
        }
        public sealed class Box(byte[] content) { public byte[] Content { get; } = content; }
        public sealed class BoxConverter : IValueConverter<Box, byte[]>
        {
            public static byte[] ConvertToProvider(Box value) => value.Content;
            public static Box ConvertFromProvider(byte[] value) => new(value);
        }
        """;

    private static bool IsImmutable(string declaration)
    {
        string attribute = declaration.Contains("Smrt(", StringComparison.Ordinal) ? "" : "[Smrt(Cache = \"1m\")] ";
        string source = $"{Types}\n{attribute}{declaration}";
        GeneratorRun.Of(source);
        return Models.Item(source).IsImmutable;
    }
}
