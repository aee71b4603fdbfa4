using System.Text;
using SmrtGen;

await using RedisSharedCache cache = new(args[0]) { Prefix = "package" + Environment.ProcessId };
SharedCacheKey key = new("products", "2:42", "shape");
SharedCacheResult miss = await cache.GetAsync(key, default);
await cache.FillAsync(key, miss.Lease!, Encoding.UTF8.GetBytes("lamp"), TimeSpan.FromMinutes(1), default);
SharedCacheResult hit = await cache.GetAsync(key, default);
Console.WriteLine("Shared: " + Encoding.UTF8.GetString(hit.Value!.Value.Span));
await cache.RemoveAsync([key], default);

internal static class Registration
{
    // Compiled and not run: what a program with a container writes.
    public static SmrtContextOptionsBuilder Use(SmrtContextOptionsBuilder options)
        => options.UsePostgreSql("Host=localhost").UseRedis("localhost:6379", prefix: "shop", useChannel: true);
}
