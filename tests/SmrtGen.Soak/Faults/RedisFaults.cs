using System.Globalization;
using System.Text;
using SmrtGen.Soak.Servers;

namespace SmrtGen.Soak.Faults;

/// <summary>What can happen to a Redis.</summary>
internal static class RedisFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("redis-kill", FaultTarget.Redis, KillAsync),
        new("redis-stop", FaultTarget.Redis, StopAsync),
        new("redis-flush", FaultTarget.Redis, FlushAsync),
        new("redis-old-dump", FaultTarget.Redis, OldDumpAsync),
        new("redis-kill-pubsub", FaultTarget.Redis, KillPubSubAsync),
        new("redis-cut", FaultTarget.Redis, CutAsync),
        new("redis-demote", FaultTarget.Redis, DemoteAsync),
        new("redis-garbage", FaultTarget.Redis, GarbageAsync),
        new("redis-oom", FaultTarget.Redis, OutOfMemoryAsync),
    ];

    private static async Task KillAsync(Cluster cluster)
    {
        cluster.Redis.Kill();
        await Task.Delay(1000).ConfigureAwait(false);
        cluster.Redis.Start();
    }

    private static async Task StopAsync(Cluster cluster)
    {
        cluster.Redis.Freeze();
        await Task.Delay(cluster.FreezeTime).ConfigureAwait(false);
        cluster.Redis.Thaw();
    }

    private static Task FlushAsync(Cluster cluster)
        => cluster.RepeatAsync(TimeSpan.FromMilliseconds(500), () =>
        {
            using RedisConnection redis = cluster.Redis.Connect();
            redis.Send("FLUSHALL");
            return Task.CompletedTask;
        });

    /// <summary>Everything that was stored and removed since comes back.</summary>
    private static async Task OldDumpAsync(Cluster cluster)
    {
        byte[] dump = cluster.Redis.Dump();
        await Task.Delay(cluster.FreezeTime / 2).ConfigureAwait(false);
        cluster.Redis.Kill();
        cluster.Redis.Start(dump);
    }

    private static Task KillPubSubAsync(Cluster cluster)
        => cluster.RepeatAsync(TimeSpan.FromMilliseconds(300), () =>
        {
            using RedisConnection redis = cluster.Redis.Connect();
            redis.Send("CLIENT", "KILL", "TYPE", "pubsub");
            return Task.CompletedTask;
        });

    /// <summary>Connections end while commands wait in them: removals too are lost, and what they were to remove stays.</summary>
    private static Task CutAsync(Cluster cluster)
        => cluster.RepeatAsync(TimeSpan.FromMilliseconds(300), async () =>
        {
            using RedisConnection redis = cluster.Redis.Connect();
            redis.Send("CLIENT", "PAUSE", 100, "WRITE");
            await Task.Delay(80).ConfigureAwait(false);
            redis.Send("CLIENT", "KILL", "TYPE", "normal");
        });

    /// <summary>As in a failover: for a while it answers reads and refuses writes, removals among them.</summary>
    private static async Task DemoteAsync(Cluster cluster)
    {
        using RedisConnection redis = cluster.Redis.Connect();
        redis.Send("REPLICAOF", "127.0.0.1", 1);
        await Task.Delay(cluster.StormTime).ConfigureAwait(false);
        redis.Send("REPLICAOF", "NO", "ONE");
    }

    /// <summary>Everything is overwritten: with noise, with half of itself, or with what belongs to another key.</summary>
    private static Task GarbageAsync(Cluster cluster)
        => cluster.RepeatAsync(TimeSpan.FromMilliseconds(300), () =>
        {
            using RedisConnection redis = cluster.Redis.Connect();
            object cursor = "0";
            byte[] other = [];
            do
            {
                object?[] page = (object?[])redis.Send("SCAN", cursor, "COUNT", 500)!;
                cursor = Encoding.ASCII.GetString((byte[])page[0]!);
                foreach (object? key in (object?[])page[1]!)
                    Spoil(redis, (byte[])key!, cluster.Random, ref other);
            }
            while (!cursor.Equals("0"));
            return Task.CompletedTask;
        });

    /// <summary>In one step with comparing, so that nothing comes back that was removed meanwhile: wrong bytes, not old ones.</summary>
    private const string ReplaceString = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL') end";

    private const string ReplaceField = "if redis.call('HGET', KEYS[1], ARGV[3]) == ARGV[1] then return redis.call('HSET', KEYS[1], ARGV[3], ARGV[2]) end";

    private static void Spoil(RedisConnection redis, byte[] key, Random random, ref byte[] other)
    {
        string type = redis.SendText("TYPE", key);
        if (type == "string" && redis.Send("GET", key) is byte[] value)
        {
            redis.Send("EVAL", ReplaceString, 1, key, value, SpoilValue(value, random, other));
            other = value;
        }
        else if (type == "hash")
        {
            object?[] fields = (object?[])redis.Send("HGETALL", key)!;
            for (int i = 0; i + 1 < fields.Length; i += 2)
            {
                byte[] field = (byte[])fields[i + 1]!;
                redis.Send("EVAL", ReplaceField, 1, key, field, SpoilValue(field, random, other), fields[i]!);
                other = field;
            }
        }
    }

    private static byte[] SpoilValue(byte[] value, Random random, byte[] other)
    {
        switch (random.Next(6))
        {
            case 0:
                return value[..(value.Length / 2)];
            // Only values are handed to other keys: what guards them is not data that somebody could mix up.
            case 1 or 2 or 3 when other.Length > 40 && value.Length > 40:
                return other;
            case 4 when value.Length > 0:
                byte[] changed = [.. value];
                changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
                return changed;
            default:
                byte[] noise = new byte[random.Next(200)];
                random.NextBytes(noise);
                return noise;
        }
    }

    private static async Task OutOfMemoryAsync(Cluster cluster)
    {
        using RedisConnection redis = cluster.Redis.Connect();
        string used = redis.SendText("INFO", "memory").Split('\n').First(line => line.StartsWith("used_memory:", StringComparison.Ordinal)).Split(':')[1].Trim();
        redis.Send("CONFIG", "SET", "maxmemory-policy", cluster.Random.Next(2) == 0 ? "noeviction" : "allkeys-random");
        redis.Send("CONFIG", "SET", "maxmemory", long.Parse(used, CultureInfo.InvariantCulture) * 9 / 10);
        await Task.Delay(cluster.StormTime).ConfigureAwait(false);
        redis.Send("CONFIG", "SET", "maxmemory", 0);
    }
}
