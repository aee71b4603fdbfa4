using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

namespace SmrtGen.Runtime.Tests.Caching.Model;

/// <summary>Can change, with a value of every shape; found by a unique index, listed by another.</summary>
[Smrt(Cache = "5m", CacheMode = CacheMode.EntitiesAndLists)]
[SmrtIndex(nameof(Slug), IsUnique = true)]
[SmrtIndex(nameof(ShelfId))]
public partial class Article
{
    public int Id { get; set; }

    public required string Slug { get; set; }

    public string? Note { get; set; }

    public int? ShelfId { get; set; }

    public decimal Price { get; set; }

    public ArticleState State { get; set; }

    public Weight? Weight { get; set; }

    [Column(TypeName = "timestamp")]
    public DateTime? SeenAt { get; set; }

    public byte[]? Image { get; set; }

    public int[]? Sizes { get; set; }

    public List<string> Tags { get; set; } = [];

    [SmrtJson(typeof(CachingJson))]
    public ArticleDetails? Details { get; set; }

    [SmrtConverter(typeof(BlobConverter))]
    public Blob Blob { get; set; } = new([]);

    [ConcurrencyCheck]
    public int Version { get; private set; }

    /// <summary>How often the hook has seen the object.</summary>
    [NotMapped]
    public int Loads { get; set; }
}

public enum ArticleState
{
    Draft,
    Shown,
}

public readonly record struct Weight(double Grams);

public sealed class ArticleDetails
{
    public string? Text { get; set; }

    public List<int> Pages { get; set; } = [];
}

/// <summary>Hands out the bytes that it holds.</summary>
public sealed class Blob(byte[] content)
{
    public byte[] Content => content;
}

public sealed class BlobConverter : IValueConverter<Blob, byte[]>
{
    public static byte[] ConvertToProvider(Blob value) => value.Content;

    public static Blob ConvertFromProvider(byte[] value) => new(value);
}

[JsonSerializable(typeof(ArticleDetails))]
internal sealed partial class CachingJson : JsonSerializerContext;

public readonly partial struct ArticleMapping
{
    static partial void OnLoaded(Article entity) => entity.Loads++;
}
