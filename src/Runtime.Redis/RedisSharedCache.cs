using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using StackExchange.Redis;

namespace SmrtGen;

/// <summary>A shared cache in Redis, or in what speaks its protocol and runs Lua.</summary>
/// <remarks>
/// <para>
/// The entry <c>{prefix:group}:key</c> is a hash with one field for each shape, so that deleting it removes what old and new versions of a program
/// stored. A field holds its kind (a lease, or a value), when it ends, its epoch, and then the lease or the value. In <c>prefix</c> and <c>group</c> the
/// characters <c>% { } :</c> are escaped, in <c>key</c> only <c>%</c>.
/// </para>
/// <para>
/// The epoch is the server's replication id together with a random number that the group has under <c>{prefix:group}</c>. A server makes a new
/// replication id when it starts and when it is promoted, and the group gets a new number when its own is gone. So nothing that was written before
/// a restart from a dump, a failover, a flush or the removal of its group is ever read again. Two servers that both believe to be the master
/// are told apart by nobody: let Redis refuse writes without replicas (<c>min-replicas-to-write</c>) where that can happen.
/// </para>
/// <para>Failures and timeouts are exceptions; the runtime has the deadline and the breaker.</para>
/// </remarks>
public sealed class RedisSharedCache : ISharedCache, IAsyncDisposable
{
    /// <summary>Values above are neither stored nor read, in bytes.</summary>
    internal const int MaxValueBytes = 8 << 20;

    /// <summary>How long a reader may take from its miss until it stores, in milliseconds.</summary>
    internal const int LeaseMs = 10_000;

    private static readonly RedisValue s_lease = LeaseMs;
    private static readonly RedisValue s_maxValueBytes = MaxValueBytes;

    private readonly RedisConnection _connection;
    private readonly ConcurrentDictionary<string, string> _generationKeys = new(StringComparer.Ordinal);
    private int _isDisposed;

    /// <summary>Uses a multiplexer that somebody else disposes.</summary>
    public RedisSharedCache(IConnectionMultiplexer multiplexer)
        : this(new RedisConnection(multiplexer))
    {
    }

    /// <summary>Connects at the first use.</summary>
    /// <param name="configuration">Such as <c>localhost:6379</c>, as StackExchange.Redis reads it. It goes on connecting whatever <c>abortConnect</c> says.</param>
    public RedisSharedCache(string configuration)
        : this(new RedisConnection(configuration))
    {
    }

    internal RedisSharedCache(RedisConnection connection)
    {
        _connection = connection;
        connection.AddOwner();
    }

    /// <summary>What keys begin with: programs that use different databases need different ones. Default: <c>smrtgen</c>.</summary>
    public string Prefix
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = "smrtgen";

    /// <inheritdoc/>
    public bool IsAtomic => true;

    /// <inheritdoc/>
    public async ValueTask<SharedCacheResult> GetAsync(SharedCacheKey key, CancellationToken cancellationToken)
    {
        IDatabase database = await _connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        RedisResult reply = await RedisScript.Get.RunAsync(
            database, KeysOf(key), [key.Shape, NewNonce(), NewNonce(), s_lease, s_maxValueBytes], cancellationToken).ConfigureAwait(false);
        RedisResult[]? parts = (RedisResult[]?)reply;
        return parts switch
        {
            [var kind, var value, var left] when (string?)kind == "V" && (byte[]?)value is { } bytes
                => new SharedCacheResult(bytes, null, TimeSpan.FromMilliseconds(Math.Clamp((long)left, 0, int.MaxValue))),
            [var kind, var lease] when (string?)kind == "L" => new SharedCacheResult(null, (string?)lease),
            _ => default,
        };
    }

    /// <inheritdoc/>
    public async ValueTask<bool> FillAsync(
        SharedCacheKey key, string lease, ReadOnlyMemory<byte> value, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        long milliseconds = Math.Clamp((long)duration.TotalMilliseconds, 0, int.MaxValue);
        bool canStore = value.Length <= MaxValueBytes && milliseconds > 0;
        IDatabase database = await _connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        RedisResult reply = await RedisScript.Fill.RunAsync(
            database, KeysOf(key), [key.Shape, lease, canStore ? Bytes(value) : [], milliseconds, canStore ? s_maxValueBytes : -1], cancellationToken).ConfigureAwait(false);
        return (long)reply == 1;
    }

    /// <inheritdoc/>
    public async ValueTask RemoveAsync(IReadOnlyList<SharedCacheKey> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        // One command for each group: its keys lie together, in a cluster too.
        await DeleteAsync(
            keys.GroupBy(k => k.Group, (group, members) => members.Select(m => (RedisKey)RedisKeys.Entry(GenerationKey(group), m.Key)).Distinct().ToArray()),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RemoveGroupsAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(groups);
        await DeleteAsync(groups.Distinct(StringComparer.Ordinal).Select(g => new RedisKey[] { GenerationKey(g) }), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the connection, unless somebody gave it to us.</summary>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _isDisposed, 1) == 0 ? _connection.ReleaseAsync() : ValueTask.CompletedTask;

    private static string NewNonce() => Guid.NewGuid().ToString("N");

    private static byte[] Bytes(ReadOnlyMemory<byte> value)
        => MemoryMarshal.TryGetArray(value, out ArraySegment<byte> segment) && segment.Array is { } array && array.Length == segment.Count ? array : value.ToArray();

    private RedisKey[] KeysOf(SharedCacheKey key)
    {
        string generation = GenerationKey(key.Group);
        return [generation, RedisKeys.Entry(generation, key.Key)];
    }

    /// <summary>Groups are tables: there are few, and their keys are made once.</summary>
    private string GenerationKey(string group)
    {
        if (_generationKeys.TryGetValue(group, out string? key))
            return key;
        key = RedisKeys.Generation(Prefix, group);
        if (_generationKeys.Count < 10_000)
            _generationKeys[group] = key;
        return key;
    }

    /// <summary>DEL takes no memory, so that a full server can remove as well.</summary>
    private async ValueTask DeleteAsync(IEnumerable<RedisKey[]> batches, CancellationToken cancellationToken)
    {
        IDatabase database = await _connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        Task<long>[] deletes = [.. batches.Select(keys => database.KeyDeleteAsync(keys, CommandFlags.DemandMaster))];
        await RedisConnection.AbandonableAsync(Task.WhenAll(deletes), cancellationToken).ConfigureAwait(false);
    }
}
