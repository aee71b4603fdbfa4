using System.Diagnostics;
using SmrtGen.Runtime.Tests.Redis.Support;

namespace SmrtGen.Runtime.Tests.Redis;

public sealed class RedisInvalidationChannelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_reach_everybody_in_order_and_heartbeats_confirm_them()
    {
        string prefix = RedisServer.NewPrefix();
        await using RedisInvalidationChannel one = new(RedisServer.Address) { Prefix = prefix };
        await using RedisInvalidationChannel two = new(RedisServer.Address) { Prefix = prefix };
        ReceiverLog first = new();
        ReceiverLog second = new();
        one.Start(first);
        two.Start(second);
        Assert.False(one.IsTransactional);
        await first.CatchUpAsync();
        await second.CatchUpAsync();
        await first.CatchUpAsync();
        first.Take();
        second.Take();
        const string text = "products 2:42 \u00e4\u20ac\ud83d\ude00 \n";
        for (int i = 0; i < 50; i++)
        {
            await one.AnnounceAsync($"c{i}", text, Cancellation);
            await two.PublishAsync($"c{i}", text, Cancellation);
        }

        await Task.WhenAll(first.CatchUpAsync(), second.CatchUpAsync());
        string[] expected = [.. Enumerable.Range(0, 50).SelectMany(i => new[] { $"announced c{i} {text}", $"received c{i} {text}" })];
        foreach (ReceiverLog log in new[] { first, second })
        {
            string[] calls = log.Take();
            Assert.DoesNotContain("missed", calls);
            Assert.Equal(expected, calls.Where(c => !c.StartsWith("confirmed", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task What_was_published_before_is_received_before_the_confirmation_though_subscriptions_are_killed_again_and_again()
    {
        using RedisTestServer server = await RedisTestServer.StartAsync();
        await using RedisInvalidationChannel one = new(server.Address);
        await using RedisInvalidationChannel two = new(server.Address);
        ReceiverLog first = new();
        ReceiverLog second = new();
        one.Start(first);
        two.Start(second);
        await Task.WhenAll(first.CatchUpAsync(), second.CatchUpAsync());
        for (int i = 0; i < 8; i++)
        {
            await server.CommandAsync("CLIENT", "KILL", "TYPE", "pubsub");
            int misses = second.Misses;
            second.Take();
            await one.PublishAsync($"c{i}", "row", Cancellation);
            Stopwatch waited = Stopwatch.StartNew();
            long published = second.Now;
            while (second.Confirmed < published && waited.ElapsedMilliseconds < 300)
                await Task.Delay(10, Cancellation);
            if (second.Confirmed >= published)
                Assert.True(second.Misses > misses || second.Has($"received c{i} row"), "It was confirmed, and neither received nor reported as missed.");
        }

        int missesOfAll = second.Misses;
        Assert.NotEqual(0, missesOfAll);
        await Task.WhenAll(first.CatchUpAsync(), second.CatchUpAsync());
        await one.PublishAsync("last", "row", Cancellation);
        await second.CatchUpAsync();
        Assert.True(second.Has("received last row") || second.Misses > missesOfAll);
    }

    [Fact]
    public async Task A_frozen_server_confirms_nothing_and_everything_arrives_or_is_missed_afterwards()
    {
        using RedisTestServer server = await RedisTestServer.StartAsync();
        await using RedisInvalidationChannel one = new(server.Address);
        await using RedisInvalidationChannel two = new(server.Address);
        ReceiverLog first = new();
        ReceiverLog second = new();
        one.Start(first);
        two.Start(second);
        await Task.WhenAll(first.CatchUpAsync(), second.CatchUpAsync());
        server.Freeze();
        long frozen = second.Now;
        int misses = second.Misses;
        using (CancellationTokenSource deadline = new(50))
            await Assert.ThrowsAnyAsync<Exception>(async () => await one.PublishAsync("c1", "row", deadline.Token));
        await Task.Delay(1300, Cancellation);
        Assert.InRange(second.Confirmed, 0, frozen);
        server.Thaw();
        await second.CatchUpAsync();
        Assert.True(second.Has("received c1 row") || second.Misses > misses);
    }

    [Fact]
    public async Task A_restarted_or_flushed_server_is_a_loss()
    {
        using RedisTestServer server = await RedisTestServer.StartAsync();
        await using RedisInvalidationChannel channel = new(server.Address);
        ReceiverLog log = new();
        channel.Start(log);
        await log.CatchUpAsync();
        int misses = log.Misses;
        await server.CommandAsync("FLUSHALL");
        await log.CatchUpAsync();
        await log.CatchUpAsync();
        Assert.True(log.Misses > misses);

        misses = log.Misses;
        server.Kill();
        await Assert.ThrowsAnyAsync<Exception>(async () => await channel.PublishAsync("c1", "row", Cancellation));
        await server.RestartAsync();
        await log.CatchUpAsync();
        Assert.True(log.Misses > misses);
    }

    [Fact]
    public async Task A_full_server_still_delivers_and_confirms_again_when_it_has_room()
    {
        using RedisTestServer server = await RedisTestServer.StartAsync();
        await using RedisInvalidationChannel channel = new(server.Address);
        ReceiverLog log = new();
        channel.Start(log);
        await log.CatchUpAsync();
        int misses = log.Misses;
        await server.CommandAsync("CONFIG", "SET", "maxmemory", "1");
        await channel.PublishAsync("c1", "row", Cancellation);
        await log.WaitAsync(() => log.Has("received c1 row"), "The message");
        await server.CommandAsync("CONFIG", "SET", "maxmemory", "0");
        await log.CatchUpAsync();
        Assert.True(log.Misses > misses);
    }

    [Fact]
    public async Task A_channel_starts_without_a_server_and_works_when_there_is_one()
    {
        using RedisTestServer server = await RedisTestServer.StartAsync();
        server.Kill();
        await using RedisInvalidationChannel channel = new(server.Address);
        ReceiverLog log = new();
        channel.Start(log);
        await Assert.ThrowsAnyAsync<Exception>(async () => await channel.AnnounceAsync("c1", "row", Cancellation));
        await server.RestartAsync();
        await log.CatchUpAsync();
    }

    [Fact]
    public async Task A_node_that_ended_is_not_missed()
    {
        string prefix = RedisServer.NewPrefix();
        await using RedisInvalidationChannel one = new(RedisServer.Address) { Prefix = prefix };
        ReceiverLog log = new();
        one.Start(log);
        await using (RedisInvalidationChannel two = new(RedisServer.Address) { Prefix = prefix })
        {
            ReceiverLog second = new();
            two.Start(second);
            await second.CatchUpAsync();
            await log.CatchUpAsync();
        }

        await log.CatchUpAsync();
        int misses = log.Misses;
        long until = log.Now + (2 * ChannelOrder.SilenceMs);
        await log.WaitAsync(() => log.Confirmed > until, "Confirmations");
        Assert.Equal(misses, log.Misses);
    }
}
