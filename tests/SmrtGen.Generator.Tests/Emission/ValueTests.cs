using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Emission;

/// <summary>Every type that a property can have, null included.</summary>
public class ValueTests : RoundTripTests
{
    public static TheoryData<string, string> Values => new()
    {
        { "bool", "true" },
        { "byte", "(byte)255" },
        { "sbyte", "(sbyte)-128" },
        { "short", "(short)-32768" },
        { "ushort", "(ushort)65535" },
        { "int", "int.MinValue" },
        { "uint", "uint.MaxValue" },
        { "long", "long.MaxValue" },
        { "ulong", "(ulong)long.MaxValue" },
        { "decimal", "12.50m" },
        { "double", "0.1" },
        { "float", "0.1f" },
        { "string", "\"it's\"" },
        { "char", "'x'" },
        { "Guid", "new Guid(\"11111111-2222-3333-4444-555555555555\")" },
        { "DateTime", "new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc).AddTicks(70)" },
        { "DateTimeOffset", "new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.Zero)" },
        { "DateOnly", "new DateOnly(2024, 2, 29)" },
        { "TimeOnly", "new TimeOnly(23, 59, 59, 999)" },
        { "TimeSpan", "TimeSpan.FromTicks(-70)" },
        { "Level", "Level.High" },
        { "Wide", "Wide.Huge" },
        { "Word", "Word.Two" },
        { "ItemNumber", "new ItemNumber(7)" },
        { "Code", "new Code(\"c\")" },
        { "Money", "new Money(12.50m)" },
        { "Tag", "new Tag(\"t\")" },
    };

    private const string Types = """
        public enum Level { Low, High }
        public enum Wide : long { Huge = long.MaxValue }
        [SmrtEnum(EnumStorage.String)] public enum Word { One, Two, Uno = One }
        public readonly record struct ItemNumber(int Value);
        public readonly record struct Code { public Code(string text) => Text = text; public string Text { get; } }
        [SmrtConverter(typeof(MoneyConverter))] public readonly struct Money(decimal amount) : IEquatable<Money> { public decimal Amount => amount; public bool Equals(Money other) => other.Amount == amount; }
        public sealed class MoneyConverter : IValueConverter<Money, decimal>
        {
            public static decimal ConvertToProvider(Money value) => value.Amount;
            public static Money ConvertFromProvider(decimal value) => new(value);
        }
        [SmrtConverter(typeof(TagConverter))] public sealed record Tag(string Text);
        internal abstract class TagConverter : IValueConverter<Tag, string>
        {
            public static string ConvertToProvider(Tag value) => value.Text;
            public static Tag ConvertFromProvider(string value) => new(value);
        }
        """;

    [Theory]
    [MemberData(nameof(Values))]
    public Task Values_and_nulls_round_trip(string type, string value) => RoundTrip(
        $$"""
        [Smrt]
        [SmrtIndex(nameof(Maybe))]
        [SmrtIndex(nameof(Value), nameof(Maybe), IsUnique = true)]
        public partial class Item { public int Id { get; set; } public required {{type}} Value { get; set; } public {{type}}? Maybe { get; set; } }
        {{Types}}
        """,
        $$"""
        {{type}} value = {{value}};
        await db.Items.InsertAsync(new Item { Value = value });
        await db.Items.InsertAsync(new Item { Value = value, Maybe = value });
        Item one = await db.Items.GetAsync(1), two = await db.Items.GetAsync(2);
        Check.Equal(value, one.Value);
        Check.Equal(null, one.Maybe);
        Check.Equal(value, two.Maybe);
        Check.Equal(1, (await db.Items.ListByMaybeAsync(null)).Single().Id);
        Check.Equal(2, (await db.Items.ListByMaybeAsync(value)).Single().Id);
        Check.Equal(2, (await db.Items.FindByValueAndMaybeAsync(value, value))!.Id);
        Check.Equal(1, (await db.Items.FindByValueAndMaybeAsync(value, null))!.Id);
        Check.Equal(2, (await db.Items.ListByValueAsync(value)).Count);
        Check.Equal({{(type == "bool" ? "2, await db.Items.Where(p => p.Value).CountAsync()" : "2, await db.Items.Where(p => p.Value == value).CountAsync()")}});
        """);

    [Theory]
    [InlineData("int[]", "new[] { 1, 2 }")]
    [InlineData("List<string>", "new List<string> { \"a\", \"b'\" }")]
    [InlineData("Guid[]", "new[] { Guid.Empty }")]
    [InlineData("List<DateOnly>", "new List<DateOnly> { new(2024, 2, 29) }")]
    [InlineData("byte[]", "new byte[] { 0, 255 }")]
    public Task Lists_and_bytes_round_trip(string type, string value) => RoundTrip(
        $"[Smrt] public partial class Item {{ public int Id {{ get; set; }} public required {type} Value {{ get; set; }} public {type}? Maybe {{ get; set; }} }}",
        $$"""
        {{type}} value = {{value}};
        await db.Items.InsertAsync(new Item { Value = value });
        await db.Items.InsertAsync(new Item { Value = value, Maybe = value });
        Item one = await db.Items.GetAsync(1), two = await db.Items.GetAsync(2);
        Check.Equal(true, value.SequenceEqual(one.Value) && one.Maybe is null);
        Check.Equal(true, value.SequenceEqual(two.Maybe!));
        """);

    [Fact]
    public Task Json_round_trips_through_the_context_that_is_named() => RoundTrip(
        """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Text.Json.Serialization.Metadata;
        [Smrt] public partial class Item
        {
            public int Id { get; set; }
            [SmrtJson(typeof(ItemJson))] public required Address Home { get; set; }
            [SmrtJson(typeof(ItemJson))] public Address? Work { get; set; }
            [SmrtJson(typeof(ItemJson))] public List<Point> Points { get; set; } = [];
            [SmrtJson(typeof(ItemJson))] public Point? Center { get; set; }
        }
        public sealed record Address(string Street);
        public readonly record struct Point(int X, int Y);
        // What the serializer's own generator would write.
        [JsonSerializable(typeof(Address))]
        [JsonSerializable(typeof(List<Point>))]
        [JsonSerializable(typeof(Point))]
        public class ItemJson() : JsonSerializerContext(null)
        {
            public static ItemJson Default { get; } = new();
            protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override JsonTypeInfo? GetTypeInfo(Type type) => new DefaultJsonTypeInfoResolver().GetTypeInfo(type, Options);
        }
        """,
        """
        await db.Items.InsertAsync(new Item { Home = new("a'b"), Points = [new(1, 2)] });
        Item back = await db.Items.GetAsync(1);
        Check.Equal(new("a'b"), back.Home);
        Check.Equal(null, back.Work);
        Check.Equal(null, back.Center);
        Check.Equal(new(1, 2), back.Points.Single());
        """);

    [Fact]
    public Task Text_that_is_JSON_to_the_database() => RoundTrip(
        "[Smrt] public partial class Item { public int Id { get; set; } [Column(TypeName = \"jsonb\")] public string Value { get; set; } = \"[]\"; [Column(TypeName = \"json\")] public string? Maybe { get; set; } }",
        """
        await db.Items.InsertAsync(new Item { Value = "[1, 2]" });
        Item back = await db.Items.GetAsync(1);
        Check.Equal(("[1, 2]", null), (back.Value, back.Maybe));
        Check.Equal(1, await db.Items.Where(p => p.Value == "[1, 2]" && p.Maybe == null).CountAsync());
        """);

    [Fact]
    public Task Times_of_no_zone_keep_their_digits() => RoundTrip(
        "[Smrt] public partial class Item { public int Id { get; set; } [Column(TypeName = \"timestamp\")] public DateTime At { get; set; } }",
        """
        var at = new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Local);
        await db.Items.InsertAsync(new Item { At = at });
        DateTime back = (await db.Items.GetAsync(1)).At;
        Check.Equal((at.Ticks, DateTimeKind.Unspecified), (back.Ticks, back.Kind));
        """);

    [Fact]
    public Task Enum_names_that_do_not_exist_are_refused() => RoundTrip(
        $"[Smrt] public partial class Item {{ public int Id {{ get; set; }} public Word Word {{ get; set; }} }} {Types}",
        """
        await Check.ThrowsAsync<ArgumentOutOfRangeException>(() => db.Items.InsertAsync(new Item { Word = (Word)99 }).AsTask());
        await db.Items.InsertAsync(new Item { Word = Word.Uno });
        Check.Equal(Word.One, (await db.Items.GetAsync(1)).Word);
        """);
}
