using System.Text;

namespace SmrtGen.Runtime.Tests.Redis.Support;

/// <summary>Short forms for tests of shared caches.</summary>
internal static class CacheCalls
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static readonly SharedCacheKey Key = new("products", "2:42", "shapeA");

    public static async Task<string> LeaseAsync(this ISharedCache cache, SharedCacheKey key)
    {
        SharedCacheResult result = await cache.GetAsync(key, TestContext.Current.CancellationToken);
        Assert.Null(result.Value);
        Assert.NotNull(result.Lease);
        return result.Lease;
    }

    public static async Task<string?> ValueAsync(this ISharedCache cache, SharedCacheKey key)
        => (await cache.GetAsync(key, TestContext.Current.CancellationToken)).Value is { } value ? Encoding.UTF8.GetString(value.Span) : null;

    public static async Task<bool> FillAsync(this ISharedCache cache, SharedCacheKey key, string lease, string value, TimeSpan? duration = null)
        => await cache.FillAsync(key, lease, Encoding.UTF8.GetBytes(value), duration ?? Minute, TestContext.Current.CancellationToken);

    public static async Task StoreAsync(this ISharedCache cache, SharedCacheKey key, string value, TimeSpan? duration = null)
        => Assert.True(await cache.FillAsync(key, await cache.LeaseAsync(key), value, duration));

    public static async Task RemoveAsync(this ISharedCache cache, params SharedCacheKey[] keys)
        => await cache.RemoveAsync(keys, TestContext.Current.CancellationToken);

    public static async Task RemoveGroupAsync(this ISharedCache cache, string group)
        => await cache.RemoveGroupsAsync([group], TestContext.Current.CancellationToken);
}
