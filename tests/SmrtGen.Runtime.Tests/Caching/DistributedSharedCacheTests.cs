using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;
using SmrtGen.Runtime.Tests.Redis.Support;
using static SmrtGen.Runtime.Tests.Redis.Support.CacheCalls;

namespace SmrtGen.Runtime.Tests.Caching;

public sealed class DistributedSharedCacheTests
{
    private readonly Store _store = new();
    private readonly DistributedSharedCache _cache;

    public DistributedSharedCacheTests() => _cache = new DistributedSharedCache(_store);

    [Fact]
    public async Task What_a_lease_stored_is_read_with_its_time()
    {
        Assert.False(_cache.IsAtomic);
        await _cache.StoreAsync(Key, "lamp");
        SharedCacheResult result = await _cache.GetAsync(Key, TestContext.Current.CancellationToken);
        Assert.Equal("lamp", System.Text.Encoding.UTF8.GetString(result.Value!.Value.Span));
        Assert.InRange(result.TimeToLive!.Value, TimeSpan.FromSeconds(30), Minute);
    }

    [Fact]
    public async Task A_lease_is_shared_and_lost_by_removal_and_by_removal_of_the_group()
    {
        string lease = await _cache.LeaseAsync(Key);
        Assert.Equal(lease, await _cache.LeaseAsync(Key));
        await _cache.RemoveAsync(Key);
        Assert.False(await _cache.FillAsync(Key, lease, "old"));
        lease = await _cache.LeaseAsync(Key);
        await _cache.RemoveGroupAsync(Key.Group);
        Assert.False(await _cache.FillAsync(Key, lease, "old"));
        await _cache.StoreAsync(Key, "new");
        await _cache.RemoveGroupAsync(Key.Group);
        Assert.Null(await _cache.ValueAsync(Key));
    }

    [Fact]
    public async Task Equal_fills_count_as_stored_and_different_ones_remove()
    {
        string lease = await _cache.LeaseAsync(Key);
        Assert.True(await _cache.FillAsync(Key, lease, "lamp"));
        Assert.True(await _cache.FillAsync(Key, lease, "lamp"));
        Assert.False(await _cache.FillAsync(Key, lease, "other"));
        Assert.Null(await _cache.ValueAsync(Key));
    }

    [Fact]
    public async Task Another_shape_is_not_seen_and_is_removed_together()
    {
        SharedCacheKey newer = Key with { Shape = "shapeB" };
        await _cache.StoreAsync(Key, "lamp");
        await _cache.LeaseAsync(newer);
        Assert.Null(await _cache.ValueAsync(Key));
        await _cache.StoreAsync(Key with { Key = "2:43" }, "lamp");
        await _cache.RemoveAsync(newer with { Key = "2:43" });
        Assert.Null(await _cache.ValueAsync(Key with { Key = "2:43" }));
    }

    [Fact]
    public async Task A_flushed_store_takes_no_old_lease()
    {
        string lease = await _cache.LeaseAsync(Key);
        _store.Entries.Clear();
        Assert.False(await _cache.FillAsync(Key, lease, "old"));
    }

    [Fact]
    public async Task Foreign_bytes_are_a_miss()
    {
        Random random = new(1);
        await _cache.StoreAsync(Key, "lamp");
        foreach (string entry in _store.Entries.Keys.ToArray())
        {
            byte[] good = _store.Entries[entry];
            for (int i = 0; i < 500; i++)
            {
                byte[] bytes = new byte[random.Next(80)];
                random.NextBytes(bytes);
                _store.Entries[entry] = bytes;
                Assert.Null(await _cache.ValueAsync(Key));
            }

            _store.Entries[entry] = good;
        }
    }

    private sealed class Store : IDistributedCache
    {
        public ConcurrentDictionary<string, byte[]> Entries { get; } = new(StringComparer.Ordinal);

        public byte[]? Get(string key) => Entries.GetValueOrDefault(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => Entries[key] = value;

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key) => Entries.TryRemove(key, out _);

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            Remove(key);
            return Task.CompletedTask;
        }
    }
}
