using SmrtGen.Runtime.Tests.Redis.Support;
using StackExchange.Redis;
using static SmrtGen.Runtime.Tests.Redis.Support.CacheCalls;

namespace SmrtGen.Runtime.Tests.Redis;

/// <summary>Leases, values and removal on a server that works.</summary>
public sealed class RedisSharedCacheTests : IClassFixture<RedisMultiplexer>, IAsyncDisposable
{
    private readonly string _prefix = RedisServer.NewPrefix();
    private readonly RedisSharedCache _cache;

    public RedisSharedCacheTests(RedisMultiplexer connection)
    {
        _cache = new RedisSharedCache(connection.Multiplexer) { Prefix = _prefix };
        Server = connection.Multiplexer.GetDatabase();
    }

    private string Entry => $"{{{_prefix}:products}}:2:42";

    private string Generation => $"{{{_prefix}:products}}";

    private IDatabase Server { get; }

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    [Fact]
    public async Task What_a_lease_stored_is_read_with_its_time()
    {
        Assert.True(_cache.IsAtomic);
        await _cache.StoreAsync(Key, "lamp");
        SharedCacheResult result = await _cache.GetAsync(Key, TestContext.Current.CancellationToken);
        Assert.Equal("lamp", System.Text.Encoding.UTF8.GetString(result.Value!.Value.Span));
        Assert.InRange(result.TimeToLive!.Value, TimeSpan.FromSeconds(30), Minute);
    }

    [Fact]
    public async Task Readers_share_a_lease_and_the_second_equal_fill_counts_as_stored()
    {
        string lease = await _cache.LeaseAsync(Key);
        Assert.Equal(lease, await _cache.LeaseAsync(Key));
        Assert.True(await _cache.FillAsync(Key, lease, "lamp"));
        Assert.True(await _cache.FillAsync(Key, lease, "lamp"));
        Assert.Equal("lamp", await _cache.ValueAsync(Key));
    }

    [Fact]
    public async Task A_fill_that_differs_from_what_is_stored_removes_both()
    {
        string lease = await _cache.LeaseAsync(Key);
        Assert.True(await _cache.FillAsync(Key, lease, "lamp"));
        Assert.False(await _cache.FillAsync(Key, lease, "other"));
        Assert.Null(await _cache.ValueAsync(Key));
    }

    [Fact]
    public async Task A_lease_is_lost_by_removal()
    {
        string lease = await _cache.LeaseAsync(Key);
        await _cache.RemoveAsync(Key);
        Assert.False(await _cache.FillAsync(Key, lease, "old"));
        Assert.NotEqual(lease, await _cache.LeaseAsync(Key));
    }

    [Fact]
    public async Task A_lease_and_a_value_are_lost_by_removal_of_the_group_and_others_are_not()
    {
        SharedCacheKey other = Key with { Group = "orders" };
        SharedCacheKey leased = Key with { Key = "2:43" };
        await _cache.StoreAsync(Key, "lamp");
        await _cache.StoreAsync(other, "order");
        string lease = await _cache.LeaseAsync(leased);
        await _cache.RemoveGroupAsync("products");
        Assert.False(await _cache.FillAsync(leased, lease, "old"));
        Assert.Null(await _cache.ValueAsync(Key));
        Assert.Equal("order", await _cache.ValueAsync(other));
    }

    [Fact]
    public async Task Nothing_can_be_stored_without_a_generation()
    {
        string lease = await _cache.LeaseAsync(Key);
        await Server.KeyDeleteAsync(Generation);
        Assert.False(await _cache.FillAsync(Key, lease, "old"));
        Assert.False(await Server.KeyExistsAsync(Entry));
    }

    [Fact]
    public async Task Shapes_do_not_see_each_other_and_are_removed_together()
    {
        SharedCacheKey newer = Key with { Shape = "shapeB" };
        await _cache.StoreAsync(Key, "lamp");
        await _cache.StoreAsync(newer, "lamp v2");
        string lease = await _cache.LeaseAsync(Key with { Shape = "shapeC" });
        Assert.Equal("lamp", await _cache.ValueAsync(Key));
        Assert.Equal("lamp v2", await _cache.ValueAsync(newer));
        await _cache.RemoveAsync(newer);
        Assert.False(await _cache.FillAsync(Key with { Shape = "shapeC" }, lease, "old"));
        Assert.Null(await _cache.ValueAsync(Key));
        Assert.Null(await _cache.ValueAsync(newer));
    }

    [Fact]
    public async Task A_value_ends_in_its_own_time_though_another_shape_lives_longer()
    {
        SharedCacheKey newer = Key with { Shape = "shapeB" };
        await _cache.StoreAsync(newer, "long");
        await _cache.StoreAsync(Key, "short", TimeSpan.FromMilliseconds(30));
        Assert.InRange((await Server.KeyTimeToLiveAsync(Entry))!.Value, TimeSpan.FromSeconds(30), Minute);
        await Task.Delay(60, TestContext.Current.CancellationToken);
        Assert.Null(await _cache.ValueAsync(Key));
        Assert.Equal("long", await _cache.ValueAsync(newer));
    }

    [Fact]
    public async Task Leases_end_by_themselves()
    {
        await _cache.LeaseAsync(Key);
        Assert.InRange((await Server.KeyTimeToLiveAsync(Entry))!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(RedisSharedCache.LeaseMs));
        Assert.False(await _cache.FillAsync(Key, await _cache.LeaseAsync(Key), "ended", TimeSpan.Zero));
    }

    [Theory]
    [InlineData("")]
    [InlineData("V")]
    [InlineData("V000000000000000")]
    [InlineData("\u0001\u0002\u0003")]
    public async Task Foreign_bytes_are_a_miss(string bytes)
    {
        await _cache.StoreAsync(Key, "lamp");
        await Server.HashSetAsync(Entry, "shapeA", bytes);
        await _cache.StoreAsync(Key, "new");
        Assert.Equal("new", await _cache.ValueAsync(Key));
        string lease = await _cache.LeaseAsync(Key with { Key = "2:7" });
        await Server.HashSetAsync($"{Generation}:2:7", "shapeA", bytes);
        Assert.False(await _cache.FillAsync(Key with { Key = "2:7" }, lease, "old"));
    }

    [Fact]
    public async Task Mutated_bytes_of_the_head_are_a_miss()
    {
        await _cache.StoreAsync(Key, "lamp");
        byte[] stored = (byte[])(await Server.HashGetAsync(Entry, "shapeA"))!;
        for (int i = 0; i < 88; i++)
        {
            byte[] mutated = [.. stored];
            mutated[i] = (byte)'x';
            await Server.HashSetAsync(Entry, "shapeA", mutated);
            Assert.Null(await _cache.ValueAsync(Key));
        }
    }

    [Theory]
    [InlineData("string")]
    [InlineData("list")]
    [InlineData("set")]
    public async Task Foreign_types_are_a_miss_and_are_replaced(string type)
    {
        foreach (string key in new[] { Entry, Generation })
        {
            await _cache.RemoveAsync(Key);
            await _cache.StoreAsync(Key, "lamp");
            string lease = await _cache.LeaseAsync(Key with { Shape = "shapeB" });
            await Server.KeyDeleteAsync(key);
            await OverwriteAsync(key, type);
            Assert.False(await _cache.FillAsync(Key with { Shape = "shapeB" }, lease, "old"));
            await OverwriteAsync(key, type);
            Assert.Null(await _cache.ValueAsync(Key));
            await _cache.RemoveAsync(Key);
            await _cache.StoreAsync(Key, "new");
            Assert.Equal("new", await _cache.ValueAsync(Key));
        }
    }

    [Fact]
    public async Task Values_that_are_too_long_are_neither_stored_nor_read()
    {
        string lease = await _cache.LeaseAsync(Key);
        byte[] large = new byte[RedisSharedCache.MaxValueBytes + 1];
        Assert.False(await _cache.FillAsync(Key, lease, large, Minute, TestContext.Current.CancellationToken));
        Assert.False(await _cache.FillAsync(Key, lease, "small"));

        await _cache.StoreAsync(Key, "lamp");
        byte[] stored = (byte[])(await Server.HashGetAsync(Entry, "shapeA"))!;
        await Server.HashSetAsync(Entry, "shapeA", (byte[])[.. stored, .. large]);
        Assert.Null(await _cache.ValueAsync(Key));

        await Server.StringSetAsync(Generation, large);
        Assert.Null(await _cache.ValueAsync(Key));

        lease = await _cache.LeaseAsync(Key);
        Assert.True(await _cache.FillAsync(Key, lease, large.AsMemory(1), Minute, TestContext.Current.CancellationToken));
        Assert.Equal(RedisSharedCache.MaxValueBytes, (await _cache.GetAsync(Key, TestContext.Current.CancellationToken)).Value!.Value.Length);
    }

    [Fact]
    public async Task Many_keys_of_many_groups_are_removed_in_one_call()
    {
        SharedCacheKey[] keys = [.. Enumerable.Range(0, 60).Select(i => Key with { Group = "g" + (i % 3), Key = $"2:{i}" })];
        foreach (SharedCacheKey key in keys)
            await _cache.StoreAsync(key, "lamp");
        await _cache.RemoveAsync([.. keys, .. keys]);
        foreach (SharedCacheKey key in keys)
            Assert.Null(await _cache.ValueAsync(key));
        await _cache.RemoveAsync();
    }

    [Fact]
    public async Task Lost_scripts_are_sent_again()
    {
        await _cache.StoreAsync(Key, "lamp");
        await Server.ExecuteAsync("SCRIPT", "FLUSH");
        Assert.Equal("lamp", await _cache.ValueAsync(Key));
    }

    [Fact]
    public async Task A_race_of_readers_and_removals_never_leaves_an_old_value()
    {
        int version = 0;
        Task[] workers = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 150; i++)
            {
                if (i % 5 == 0)
                {
                    int written = Interlocked.Increment(ref version);
                    await _cache.RemoveAsync(Key);
                    if (await _cache.ValueAsync(Key) is { } value)
                        Assert.True(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) >= written, $"{value} after {written}");
                }
                else if (await _cache.GetAsync(Key, CancellationToken.None) is { Lease: { } lease })
                {
                    int read = Volatile.Read(ref version);
                    await Task.Yield();
                    await _cache.FillAsync(Key, lease, read.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }
            }
        }))];
        await Task.WhenAll(workers);
    }

    private async Task OverwriteAsync(string key, string type)
    {
        if (await Server.KeyExistsAsync(key))
            await Server.KeyDeleteAsync(key);
        switch (type)
        {
            case "list":
                await Server.ListRightPushAsync(key, "x");
                break;
            case "set":
                await Server.SetAddAsync(key, "x");
                break;
            default:
                await Server.StringSetAsync(key, "x");
                break;
        }
    }
}
