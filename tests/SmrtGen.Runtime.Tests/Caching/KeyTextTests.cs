using System.Text;
using SmrtGen.CompilerServices;
using SmrtGen.Runtime.Tests.Caching.Model;

namespace SmrtGen.Runtime.Tests.Caching;

/// <summary>The text of keys: it leads back to the key, differs where keys differ, and is the same where they are equal.</summary>
public class KeyTextTests
{
    public static TheoryData<string> Texts => ["", "A-17", ":", "1:2", "10:", "ä", "e\u0301", "😀", "👩‍👩‍👧", "a😀:b", "\n\t ", "\"'\\{}", "\uFFFD", "\uE000", new string('x', 100_000)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_comes_back(string text)
    {
        Assert.Equal(text, RoundTrip<Country, string, CountryMapping>(text));
        Assert.Equal(new MembershipKey(7, text), RoundTrip<Membership, MembershipKey, MembershipMapping>(new(7, text)));
    }

    [Fact]
    public void Lengths_count_bytes()
    {
        Assert.Equal("2:42", ArticleCacheKeys.ForKey(42));
        Assert.Equal("4:😀", CountryCacheKeys.ForKey("😀"));
        Assert.Equal("2:-74:a:1b", MembershipCacheKeys.ForKey(-7, "a:1b"));
        Assert.Equal(MembershipCacheKeys.ForKey(-7, "a:1b"), MembershipCacheKeys.ForKey(new MembershipKey(-7, "a:1b")));
    }

    [Fact]
    public void Keys_have_a_name_in_Redis()
    {
        Assert.Equal("{smrtgen:articles}:2:42", ArticleCacheKeys.RedisKey(42));
        Assert.Equal("{shop:memberships}:1:72:ab", MembershipCacheKeys.RedisKey(7, "ab", prefix: "shop"));
        Assert.Equal("{a%3Ab%7D:countries}:4:5%25:}", CountryCacheKeys.RedisKey("5%:}", prefix: "a:b}"));
        Assert.Equal(ArticleCacheKeys.Shape, ArticleMapping.Info.SchemaHash);
        Assert.Equal(ArticleCacheKeys.Table, ArticleMapping.CachePolicy.Table);
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void Numbers_come_back(int number) => Assert.Equal(number, RoundTrip<Article, int, ArticleMapping>(number));

    [Fact]
    public void Every_type_of_a_key_comes_back()
    {
        foreach (ReadingKey key in new[] { NewReading(), new ReadingKey(default, DateTime.SpecifyKind(default, DateTimeKind.Utc), default, default, default, default, default, default, default, 'a', default, default), Largest() })
            Assert.Equal(key, RoundTrip<Reading, ReadingKey, ReadingMapping>(key));
    }

    [Fact]
    public void Equal_keys_have_one_text()
    {
        ReadingKey key = NewReading();
        string expected = ReadingCacheKeys.ForKey(key);
        Assert.Equal(expected, ReadingCacheKeys.ForKey(key with { Amount = 1.5m }));
        Assert.Equal(expected, ReadingCacheKeys.ForKey(key with { SentAt = key.SentAt.ToOffset(TimeSpan.FromHours(5)) }));
        Assert.Equal(expected, ReadingCacheKeys.ForKey(key with { At = DateTime.SpecifyKind(key.At, DateTimeKind.Unspecified) }));
        Assert.Equal(ReadingCacheKeys.ForKey(key with { Amount = 0m }), ReadingCacheKeys.ForKey(key with { Amount = -0.00m }));
    }

    [Fact]
    public void The_text_does_not_depend_on_the_culture()
    {
        string expected = ReadingCacheKeys.ForKey(NewReading());
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("ar-SA");
            Assert.Equal(expected, ReadingCacheKeys.ForKey(NewReading()));
            Assert.Equal(NewReading(), RoundTrip<Reading, ReadingKey, ReadingMapping>(NewReading()));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Different_keys_have_different_texts()
    {
        string[] parts = ["", ":", "1", "1:", "1:1", "11", "é", "e\u0301", "😀"];
        var keys = from number in new[] { 1, 11, 111 } from part in parts select MembershipCacheKeys.ForKey(number, part);
        Assert.Equal(keys.Distinct(StringComparer.Ordinal).Count(), keys.Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("2")]
    [InlineData("2:")]
    [InlineData("2:4")]
    [InlineData("-1:4")]
    [InlineData("99999999999:4")]
    [InlineData("9999999:4")]
    [InlineData("1:x")]
    [InlineData("1: ")]
    [InlineData("11:99999999999")]
    [InlineData("1:\uD83D")]
    [InlineData("3:\uD83D")]
    public void Text_that_is_no_key_is_none(string text)
    {
        Assert.False(TryRead<Article, int, ArticleMapping>(text, out _));
        Assert.False(TryRead<Reading, ReadingKey, ReadingMapping>(text, out _));
    }

    [Fact]
    public void Text_that_a_type_refuses_is_no_key()
    {
        string text = ReadingCacheKeys.ForKey(NewReading());
        Assert.True(TryRead<Reading, ReadingKey, ReadingMapping>(text, out _));
        foreach ((string found, string replaced) in new[] { ("8:Measured", "8:Unheard!"), ("1:7", "2:-7"), ("4:true", "4:yeah"), ("1:ß", "1:ab"), ("2:ß", "2:ab"), ("20:18446744073709551615", "2:-1") })
        {
            string changed = text.Replace(found, replaced, StringComparison.Ordinal);
            if (changed != text)
                Assert.False(TryRead<Reading, ReadingKey, ReadingMapping>(changed, out _), changed);
        }
    }

    [Fact]
    public void No_text_makes_reading_throw()
    {
        var random = new Random(4711);
        string text = ReadingCacheKeys.ForKey(NewReading());
        for (int i = 0; i < 20_000; i++)
        {
            var changed = new StringBuilder(text);
            for (int j = random.Next(1, 4); j > 0; j--)
                changed[random.Next(changed.Length)] = (char)random.Next(random.Next(2) == 0 ? 128 : char.MaxValue + 1);
            changed.Length = random.Next(changed.Length + 1);
            TryRead<Reading, ReadingKey, ReadingMapping>(changed.ToString(), out _);
            TryRead<Membership, MembershipKey, MembershipMapping>(changed.ToString(), out _);
        }
    }

    private static ReadingKey NewReading() => new(
        new Guid("0b6a4c1e-9f0d-4c8e-8a53-1f6f0e6f7a21"),
        new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc).AddTicks(1),
        new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.Zero).AddTicks(1),
        new DateOnly(2024, 2, 29),
        new TimeOnly(23, 59, 59).Add(TimeSpan.FromTicks(1)),
        TimeSpan.FromTicks(-1),
        1.50m,
        ulong.MaxValue,
        true,
        'ß',
        ReadingKind.Measured,
        new Sensor(7));

    private static ReadingKey Largest() => new(
        new Guid(Enumerable.Repeat((byte)255, 16).ToArray()),
        DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc),
        DateTimeOffset.MaxValue,
        DateOnly.MaxValue,
        TimeOnly.MaxValue,
        TimeSpan.MinValue,
        decimal.MinValue,
        0,
        false,
        '\uFFFF',
        ReadingKind.Guessed,
        new Sensor(short.MaxValue));

    private static TKey RoundTrip<TEntity, TKey, TMapping>(TKey key)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, ICachedMapping<TEntity, TKey>
    {
        Assert.True(TryRead<TEntity, TKey, TMapping>(CacheKeyText.Of<TEntity, TKey, TMapping>(key), out TKey read));
        return read;
    }

    private static bool TryRead<TEntity, TKey, TMapping>(string text, out TKey key)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, ICachedMapping<TEntity, TKey>
    {
        var reader = new CacheKeyReader(text);
        return TMapping.TryReadKey(ref reader, out key) && reader.IsAtEnd;
    }
}
