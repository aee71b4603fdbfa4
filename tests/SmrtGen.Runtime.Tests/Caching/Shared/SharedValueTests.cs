using System.Buffers.Binary;
using System.Diagnostics;
using SmrtGen.CompilerServices;
using SmrtGen.Runtime.Tests.Caching.Model;

namespace SmrtGen.Runtime.Tests.Caching;

/// <summary>Entities as bytes: every value comes back, and bytes that are anything else are no value.</summary>
public sealed class SharedValueTests
{
    private const int Mutations = 500_000;
    private const int Hostile = 10_000;

    private static readonly SharedCacheKey s_address = new("articles", "2:42", ArticleCacheKeys.Shape);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Every_value_comes_back(int compressFrom)
    {
        Article article = NewArticle(new string('x', 2_000) + "é😀");
        byte[] bytes = Write(article, compressFrom);
        Assert.True(TryRead(bytes, out Article? read));
        read!.Loads = article.Loads;
        Assert.Equivalent(article, read, strict: true);
        Assert.Equal(compressFrom == 1, bytes.Length < 1_000);
    }

    [Fact]
    public void Nulls_come_back()
    {
        Assert.True(TryRead(Write(new Article { Slug = "" }, 0), out Article? read));
        Assert.Equal((null, null, null, null, null), (read!.Note, read.ShelfId, read.Weight, read.Image, read.Sizes));
    }

    [Fact]
    public void The_value_of_another_key_table_or_shape_is_no_value()
    {
        byte[] bytes = Write(NewArticle("n"), 0);
        foreach (SharedCacheKey other in new[] { s_address with { Key = "2:43" }, s_address with { Group = "books" }, s_address with { Shape = "0" } })
            Assert.False(SharedValue.TryRead<Article, int, ArticleMapping>(bytes, other, out _));
    }

    [Fact]
    public void Damaged_bytes_are_never_a_value_and_cost_nothing()
    {
        byte[][] originals = [Write(NewArticle("note"), 0), Write(NewArticle(new string('n', 500)), 1), Write(new Article { Slug = "s" }, 0)];
        Random random = new(2);
        Stopwatch slowest = new();
        long longest = 0;
        int taken = 0;
        long allocated = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] bytes = Mutate(originals[i % originals.Length], random);
            slowest.Restart();
            long before = GC.GetAllocatedBytesForCurrentThread();
            taken += TryRead(bytes, out _) ? 1 : 0;
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            longest = Math.Max(longest, slowest.ElapsedMilliseconds);
        }

        Assert.Equal(0, taken);
        // Of this thread: other tests run at the same time.
        Assert.InRange(allocated, 0, 1000);
        Assert.InRange(longest, 0, 1_000);
    }

    /// <summary>Somebody who knows the format and the checksum, and lies about lengths, types and counts.</summary>
    [Fact]
    public void Hostile_bytes_with_a_right_checksum_take_no_memory_and_throw_nothing()
    {
        byte[] original = Write(NewArticle(new string('n', 500)), 0);
        byte[] compressed = Write(NewArticle(new string('n', 500)), 1);
        Random random = new(4);
        long most = 0;
        for (int i = 0; i < Hostile; i++)
        {
            byte[] bytes = [.. i % 2 == 0 ? original : compressed];
            for (int edits = random.Next(1, 6); edits > 0; edits--)
            {
                int at = random.Next(bytes.Length - 12);
                if (random.Next(2) == 0)
                    BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), random.Next(3) switch { 0 => int.MaxValue, 1 => -1, _ => random.Next() });
                else
                    bytes[at] = (byte)random.Next(256);
            }

            SharedValue.Sign(bytes);
            long before = GC.GetAllocatedBytesForCurrentThread();
            TryRead(bytes, out _);
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(most, 0, 1 << 20);
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                return original[..random.Next(original.Length)];
            case 1:
                return [.. original, (byte)random.Next(256)];
            default:
                byte[] bytes = [.. original];
                for (int edits = random.Next(1, 4); edits > 0; edits--)
                    bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
                return bytes.AsSpan().SequenceEqual(original) ? [] : bytes;
        }
    }

    private static byte[] Write(Article article, int compressFrom) => SharedValue.Write<Article, int, ArticleMapping>(article, s_address, compressFrom);

    private static bool TryRead(byte[] bytes, out Article? article) => SharedValue.TryRead<Article, int, ArticleMapping>(bytes, s_address, out article);

    private static Article NewArticle(string note) => new()
    {
        Id = 42,
        Slug = "a:b",
        Note = note,
        ShelfId = 7,
        Price = 12.340m,
        State = ArticleState.Shown,
        Weight = new Weight(1.5),
        SeenAt = new DateTime(2026, 11, 21, 1, 2, 3),
        Image = [0, 255, 7],
        Sizes = [1, 2, 3],
        Tags = ["x", "", "😀"],
        Details = new() { Text = "t\"", Pages = [1] },
        Blob = new([9, 8]),
    };
}
