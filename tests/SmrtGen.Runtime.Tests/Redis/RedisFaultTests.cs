using System.Diagnostics;
using SmrtGen.Runtime.Tests.Redis.Support;
using StackExchange.Redis;
using static SmrtGen.Runtime.Tests.Redis.Support.CacheCalls;

namespace SmrtGen.Runtime.Tests.Redis;

/// <summary>The shared cache on a server that loses, brings back, refuses and hangs.</summary>
public sealed class RedisFaultTests
{
    [Fact]
    public async Task A_flush_loses_values_and_leases()
    {
        using RedisTestServer server = await RedisTestServer.StartAsync();
        await using RedisSharedCache cache = new(server.Address);
        await cache.StoreAsync(Key, "lamp");
        string lease = await cache.LeaseAsync(Key with { Key = "2:43" });
        await server.CommandAsync("FLUSHALL");
        Assert.Null(await cache.ValueAsync(Key));
        Assert.False(await cache.FillAsync(Key with { Key = "2:43" }, lease, "old"));
    }

    [Fact]
    public async Task A_restart_from_an_old_dump_brings_nothing_back()
    {
        using RedisTestServer server = await RedisTestServer.StartAsync();
        await using RedisSharedCache cache = new(server.Address);
        SharedCacheKey leased = Key with { Key = "2:43" };
        await cache.StoreAsync(Key, "old");
        string lease = await cache.LeaseAsync(leased);
        await server.CommandAsync("SAVE");
        await cache.RemoveAsync(Key, leased);
        server.Kill();
        await server.RestartAsync();
        Assert.Contains(":1\r\n", await server.CommandAsync("EXISTS", "{smrtgen:products}:2:42"), StringComparison.Ordinal);
        Assert.Null(await RetryAsync(() => cache.ValueAsync(Key)));
        Assert.False(await cache.FillAsync(leased, lease, "old"));
        await cache.StoreAsync(Key with { Key = "2:44" }, "new");
        Assert.Equal("new", await cache.ValueAsync(Key with { Key = "2:44" }));
    }

    [Fact]
    public async Task A_server_that_was_demoted_and_promoted_again_brings_nothing_back()
    {
        using RedisTestServer first = await RedisTestServer.StartAsync();
        using RedisTestServer second = await RedisTestServer.StartAsync();
        await using RedisSharedCache cache = new(first.Address);
        await cache.StoreAsync(Key, "old");
        await ReplicateAsync(second, first);
        await second.CommandAsync("REPLICAOF", "NO", "ONE");
        // The second never learns of this.
        await cache.RemoveAsync(Key);
        await ReplicateAsync(first, second);
        await first.CommandAsync("REPLICAOF", "NO", "ONE");
        Assert.Contains(":1\r\n", await first.CommandAsync("EXISTS", "{smrtgen:products}:2:42"), StringComparison.Ordinal);
        Assert.Null(await RetryAsync(() => cache.ValueAsync(Key)));
    }

    [Fact]
    public async Task A_full_server_stores_nothing_and_still_removes()
    {
        using RedisTestServer server = await RedisTestServer.StartAsync();
        await using RedisSharedCache cache = new(server.Address);
        SharedCacheKey leased = Key with { Key = "2:43" };
        await cache.StoreAsync(Key, "lamp");
        string lease = await cache.LeaseAsync(leased);
        await server.CommandAsync("CONFIG", "SET", "maxmemory", "1");
        Assert.Equal("lamp", await cache.ValueAsync(Key));
        Assert.False(await cache.FillAsync(leased, lease, "new"));
        Assert.Equal(default, await cache.GetAsync(Key with { Key = "2:44" }, TestContext.Current.CancellationToken));
        await cache.RemoveAsync(Key);
        Assert.Equal(default, await cache.GetAsync(Key, TestContext.Current.CancellationToken));
        await cache.RemoveGroupAsync(Key.Group);
        Assert.Equal(default, await cache.GetAsync(Key, TestContext.Current.CancellationToken));
        await server.CommandAsync("CONFIG", "SET", "maxmemory", "0");
        await cache.StoreAsync(Key, "new");
    }

    [Fact]
    public async Task A_frozen_server_costs_no_more_than_the_deadline_and_what_it_executes_late_is_harmless()
    {
        using RedisTestServer server = await RedisTestServer.StartAsync();
        await using RedisSharedCache cache = new(server.Address);
        SharedCacheKey leased = Key with { Key = "2:43" };
        await cache.StoreAsync(Key, "lamp");
        string lease = await cache.LeaseAsync(leased);
        server.Freeze();
        Stopwatch waited = Stopwatch.StartNew();
        using (CancellationTokenSource deadline = new(50))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await cache.RemoveAsync([leased], deadline.Token));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await cache.FillAsync(leased, lease, new byte[3], Minute, deadline.Token));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await cache.GetAsync(Key, deadline.Token));
        }

        Assert.InRange(waited.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        server.Thaw();
        Assert.Null(await RetryAsync(() => cache.ValueAsync(leased)));
    }

    [Fact]
    public async Task A_dead_server_fails_at_once_and_is_used_again_when_it_is_back()
    {
        using RedisTestServer server = await RedisTestServer.StartAsync();
        server.Kill();
        await using RedisSharedCache cache = new(server.Address);
        await Assert.ThrowsAnyAsync<RedisException>(() => cache.ValueAsync(Key));
        Stopwatch waited = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<RedisException>(() => cache.ValueAsync(Key));
        await Assert.ThrowsAnyAsync<RedisException>(() => cache.RemoveAsync(Key));
        Assert.InRange(waited.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        await server.RestartAsync();
        Assert.Null(await RetryAsync(() => cache.ValueAsync(Key)));
    }

    [Fact]
    public async Task A_cache_that_was_disposed_does_not_connect_again()
    {
        RedisSharedCache cache = new(RedisServer.Address);
        await cache.GetAsync(Key with { Group = RedisServer.NewPrefix() }, TestContext.Current.CancellationToken);
        await cache.DisposeAsync();
        await cache.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => cache.ValueAsync(Key));
    }

    /// <summary>Until the driver is connected again.</summary>
    private static async Task<T> RetryAsync<T>(Func<Task<T>> action)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await action();
            }
            catch (Exception e) when (e is RedisException or TimeoutException && waited.Elapsed < TimeSpan.FromSeconds(20))
            {
                await Task.Delay(20);
            }
        }
    }

    private static async Task ReplicateAsync(RedisTestServer replica, RedisTestServer master)
    {
        await replica.CommandAsync("REPLICAOF", "127.0.0.1", master.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Stopwatch waited = Stopwatch.StartNew();
        while (!(await replica.CommandAsync("INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal))
        {
            Assert.InRange(waited.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
            await Task.Delay(20);
        }
    }
}
