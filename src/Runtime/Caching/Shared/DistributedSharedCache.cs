using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace SmrtGen;

/// <summary>A shared cache in any <see cref="IDistributedCache"/>: SQL Server, Memcached, Garnet, or one of your own.</summary>
/// <remarks>
/// <para>
/// It is weaker than a shared cache made for its store. An <see cref="IDistributedCache"/> cannot compare and store in one step (<see cref="IsAtomic"/> is
/// false): a removal between the two is undone by the fill, until the runtime, which knows, removes once more. It cannot tell a store that was restored from
/// an old backup. Shapes of an entity share one entry, so while old and new versions of a program run beside each other they take turns in it. How long
/// a value lives is measured by the clocks of those who write and read. A read takes two calls at once, a miss a third, a fill three.
/// </para>
/// <para>
/// The entry <c>prefix:group:key</c> holds a lease or a value, and the number that the group had then; the group has its number under <c>prefix:group</c>.
/// </para>
/// </remarks>
public sealed class DistributedSharedCache : ISharedCache
{
    private const int MaxValueBytes = 8 << 20;
    private const byte LeaseKind = (byte)'L';
    private const byte ValueKind = (byte)'V';
    private const int NonceLength = 16;

    /// <summary>The kind, when it ends, the generation, the length of the shape.</summary>
    private const int HeadLength = 1 + sizeof(long) + NonceLength + sizeof(ushort);

    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(10);
    private static readonly DistributedCacheEntryOptions s_forever = new();

    private readonly IDistributedCache _cache;
    private readonly TimeProvider _time;

    /// <summary>Uses a cache that somebody else disposes.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="timeProvider">The clock. Default: the system's.</param>
    public DistributedSharedCache(IDistributedCache cache, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(cache);
        _cache = cache;
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>What keys begin with: programs that use different databases need different ones. Default: <c>smrtgen</c>.</summary>
    public string Prefix
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = "smrtgen";

    /// <inheritdoc/>
    public bool IsAtomic => false;

    /// <inheritdoc/>
    public async ValueTask<SharedCacheResult> GetAsync(SharedCacheKey key, CancellationToken cancellationToken)
    {
        string entryKey = EntryKey(key);
        Task<byte[]?> reading = _cache.GetAsync(entryKey, cancellationToken);
        byte[] generation = await GenerationAsync(key.Group, cancellationToken).ConfigureAwait(false);
        byte[]? stored = await reading.ConfigureAwait(false);
        if (TryRead(stored, key.Shape, generation, out byte kind, out TimeSpan left, out ReadOnlyMemory<byte> content))
        {
            if (kind == ValueKind)
                return new SharedCacheResult(content, null, left);
            if (content.Length == NonceLength)
                return new SharedCacheResult(null, Convert.ToHexString(content.Span));
        }

        byte[] lease = NewNonce();
        await StoreAsync(entryKey, LeaseKind, key.Shape, generation, lease, s_lease, cancellationToken).ConfigureAwait(false);
        return new SharedCacheResult(null, Convert.ToHexString(lease));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> FillAsync(
        SharedCacheKey key, string lease, ReadOnlyMemory<byte> value, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        string entryKey = EntryKey(key);
        Task<byte[]?> reading = _cache.GetAsync(entryKey, cancellationToken);
        byte[]? generation = await _cache.GetAsync(GroupKey(key.Group), cancellationToken).ConfigureAwait(false);
        byte[]? stored = await reading.ConfigureAwait(false);
        if (generation is { Length: NonceLength } && value.Length <= MaxValueBytes && duration > TimeSpan.Zero
            && TryRead(stored, key.Shape, generation, out byte kind, out _, out ReadOnlyMemory<byte> content))
        {
            if (kind == ValueKind && content.Span.SequenceEqual(value.Span))
                return true;
            if (kind == LeaseKind && content.Length == NonceLength && Convert.ToHexString(content.Span) == lease)
            {
                await StoreAsync(entryKey, ValueKind, key.Shape, generation, value, duration, cancellationToken).ConfigureAwait(false);
                return true;
            }
        }

        await _cache.RemoveAsync(entryKey, cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask RemoveAsync(IReadOnlyList<SharedCacheKey> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        await Task.WhenAll(keys.Select(EntryKey).Distinct(StringComparer.Ordinal).Select(k => _cache.RemoveAsync(k, cancellationToken))).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RemoveGroupsAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(groups);
        await Task.WhenAll(groups.Distinct(StringComparer.Ordinal).Select(g => _cache.SetAsync(GroupKey(g), NewNonce(), s_forever, cancellationToken))).ConfigureAwait(false);
    }

    private static byte[] NewNonce() => Guid.NewGuid().ToByteArray();

    private string GroupKey(string group) => $"{SharedKeyText.Escape(Prefix)}:{SharedKeyText.Escape(group)}";

    private string EntryKey(SharedCacheKey key) => $"{GroupKey(key.Group)}:{SharedKeyText.Escape(key.Key, isLast: true)}";

    private async ValueTask<byte[]> GenerationAsync(string group, CancellationToken cancellationToken)
    {
        string groupKey = GroupKey(group);
        if (await _cache.GetAsync(groupKey, cancellationToken).ConfigureAwait(false) is { Length: NonceLength } generation)
            return generation;
        generation = NewNonce();
        await _cache.SetAsync(groupKey, generation, s_forever, cancellationToken).ConfigureAwait(false);
        return generation;
    }

    private Task StoreAsync(
        string entryKey, byte kind, string shape, byte[] generation, ReadOnlyMemory<byte> content, TimeSpan duration, CancellationToken cancellationToken)
    {
        int shapeLength = Encoding.UTF8.GetByteCount(shape);
        byte[] entry = new byte[HeadLength + shapeLength + content.Length];
        entry[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(entry.AsSpan(1), (_time.GetUtcNow() + duration).UtcTicks);
        generation.CopyTo(entry.AsSpan(1 + sizeof(long)));
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(HeadLength - sizeof(ushort)), checked((ushort)shapeLength));
        Encoding.UTF8.GetBytes(shape, entry.AsSpan(HeadLength));
        content.CopyTo(entry.AsMemory(HeadLength + shapeLength));
        return _cache.SetAsync(entryKey, entry, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = duration }, cancellationToken);
    }

    /// <summary>Whatever is not ours, of this shape and of this generation is not there.</summary>
    private bool TryRead(
        byte[]? entry, string shape, byte[] generation, out byte kind, out TimeSpan left, out ReadOnlyMemory<byte> content)
    {
        kind = 0;
        left = default;
        content = default;
        if (entry is null || entry.Length < HeadLength || entry[0] is not (LeaseKind or ValueKind))
            return false;
        int shapeLength = BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(HeadLength - sizeof(ushort)));
        if (entry.Length < HeadLength + shapeLength || entry.Length > HeadLength + shapeLength + MaxValueBytes
            || !entry.AsSpan(1 + sizeof(long), NonceLength).SequenceEqual(generation)
            || !entry.AsSpan(HeadLength, shapeLength).SequenceEqual(Encoding.UTF8.GetBytes(shape)))
            return false;
        long end = BinaryPrimitives.ReadInt64LittleEndian(entry.AsSpan(1));
        long now = _time.GetUtcNow().UtcTicks;
        if (end <= now)
            return false;
        kind = entry[0];
        left = TimeSpan.FromTicks(end - now);
        content = entry.AsMemory(HeadLength + shapeLength);
        return true;
    }
}
