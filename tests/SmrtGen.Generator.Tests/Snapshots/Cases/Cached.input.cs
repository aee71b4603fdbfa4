using System.Text.Json.Serialization;

namespace Shop;

[Smrt(Schema = "shop", Table = "articles", Cache = "90s", CacheMode = CacheMode.EntitiesAndLists)]
[SmrtIndex(nameof(Slug), nameof(Locale), IsUnique = true)]
[SmrtIndex(nameof(Code), IsUnique = true)]
[SmrtIndex(nameof(ShelfId))]
[SmrtIndex(nameof(State), Where = "state <> 'Gone'")]
public partial class Article
{
    public int Id { get; private set; }

    public required string Slug { get; set; }

    public required string Locale { get; init; }

    public string? Note { get; set; }

    public string? Code { get; set; }

    public int? ShelfId { get; set; }

    [SmrtEnum(EnumStorage.String)]
    public ArticleState State { get; set; }

    public Weight? Weight { get; set; }

    public decimal Price { get; set; }

    public DateTime CreatedAt { get; set; }

    public byte[] Image { get; set; } = [];

    public int[]? Sizes { get; set; }

    public List<string> Tags { get; set; } = [];

    [SmrtJson(typeof(ShopJson))]
    public Details? Details { get; set; }

    [SmrtConverter(typeof(MoneyConverter))]
    public Money Cost { get; set; } = new(0);

    [SmrtConverter(typeof(BoxConverter))]
    public Box? Box { get; set; }

    [DatabaseGenerated(DatabaseGeneratedOption.Computed)]
    public int Rank { get; private set; }

    [NotMapped]
    public object? Tag { get; set; }
}

public enum ArticleState
{
    Draft,
    Gone,
}

public readonly record struct Weight(double Grams);

public sealed record Money(decimal Amount);

public sealed class MoneyConverter : IValueConverter<Money, decimal>
{
    public static decimal ConvertToProvider(Money value) => value.Amount;

    public static Money ConvertFromProvider(decimal value) => new(value);
}

public sealed class Box(byte[] content)
{
    public byte[] Content => content;
}

public sealed class BoxConverter : IValueConverter<Box, byte[]>
{
    public static byte[] ConvertToProvider(Box value) => value.Content;

    public static Box ConvertFromProvider(byte[] value) => new(value);
}

public sealed class Details
{
    public string? Text { get; set; }
}

[JsonSerializable(typeof(Details))]
public sealed class ShopJson : JsonSerializerContext
{
    public ShopJson()
        : base(null)
    {
    }

    public static ShopJson Default { get; } = new();

    protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;

    public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
}
