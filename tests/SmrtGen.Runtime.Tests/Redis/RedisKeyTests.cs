namespace SmrtGen.Runtime.Tests.Redis;

public sealed class RedisKeyTests
{
    private const string Hostile = "{}:%%aA0\ud800\udc00\udfff\ud801 257BD";

    [Fact]
    public void No_two_different_addresses_have_the_same_key()
    {
        Random random = new(6);
        Dictionary<string, (string Prefix, string Group, string? Key)> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < 200_000; i++)
        {
            (string Prefix, string Group, string? Key) address = (Text(random), Text(random), random.Next(4) == 0 ? null : Text(random));
            string generation = RedisKeys.Generation(address.Prefix, address.Group);
            string name = address.Key is null ? generation : RedisKeys.Entry(generation, address.Key);
            // What the server sees are bytes.
            string bytes = Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(name));
            Assert.Equal(seen.TryAdd(bytes, address) ? address : seen[bytes], address);
            Assert.Equal(generation, name[..(name.IndexOf('}', StringComparison.Ordinal) + 1)]);
            Assert.NotEqual(RedisKeys.Invalidations(address.Prefix), name);
        }
    }

    [Fact]
    public void Usual_names_are_as_people_would_write_them()
    {
        Assert.Equal("{smrtgen:shop.products}:2:42", RedisKeys.Entry(RedisKeys.Generation("smrtgen", "shop.products"), "2:42"));
        Assert.Equal("smrtgen:invalidations", RedisKeys.Invalidations("smrtgen"));
    }

    private static string Text(Random random)
        => string.Create(random.Next(4), random, static (text, r) =>
        {
            for (int i = 0; i < text.Length; i++)
                text[i] = Hostile[r.Next(Hostile.Length)];
        });
}
