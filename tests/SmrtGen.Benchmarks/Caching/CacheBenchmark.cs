using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Caching.Memory;
using SmrtGen.Benchmarks.Harness;
using SmrtGen.CompilerServices;

namespace SmrtGen.Benchmarks.Caching;

/// <summary>What a cached read costs, beside <see cref="IMemoryCache"/> and a bare dictionary, and how often the policy has what is asked for.</summary>
internal sealed class CacheBenchmark(BenchmarkOptions options)
{
    private const int Keys = 10_000;
    private const string Dictionary = "ConcurrentDictionary";
    private const string ByText = "IMemoryCache, string key";
    private const string ByStruct = "IMemoryCache, struct key";

    private static readonly int[] s_zipf = Zipf.Trace(Keys, 1 << 16, 1.0);

    public async Task RunAsync()
    {
        string path = Path.Combine(Path.GetTempPath(), $"smrtgen-cache-{Guid.NewGuid():N}.db");
        try
        {
            await using SqliteDatabase database = new(SqliteFactory.Instance, $"Data Source={path}");
            CacheDb db = new(database);
            await db.Schema.CreateAsync();
            await FillAsync(db);
            await TableAsync("In the process", [await SharedHit(db), await CopiedHit(db), await ManyCallers(db, "C3", "64 callers, one key", static _ => 1), await ManyCallers(db, "C4", "64 callers, Zipf", static i => s_zipf[i & 0xFFFF]), Misses(database, db)]);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(path);
        }

        if (Environment.GetEnvironmentVariable("SMRTGEN_TEST_REDIS") is { Length: > 0 } redis && Environment.GetEnvironmentVariable("SMRTGEN_TEST_POSTGRES") is { Length: > 0 } postgres)
            await SharedCacheAsync(postgres, redis);
        HitRatios();
    }

    private static async Task FillAsync(CacheDb db)
    {
        await db.Currencies.InsertManyAsync(Enumerable.Range(1, Keys).Select(static id => new Currency(id, $"C{id}", $"Currency {id}")));
        await db.CachedProducts.InsertManyAsync(Enumerable.Range(1, Keys).Select(static id => new CachedProduct
        {
            Id = id,
            Sku = $"sku-{id}",
            Name = $"Product {id}",
            Description = "A thing that people buy.",
            Price = id,
            CategoryId = id % 200,
            CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        }));
    }

    private static async Task<Workload> SharedHit(CacheDb db)
    {
        ConcurrentDictionary<int, Currency> dictionary = new();
        MemoryCache memory = new(new MemoryCacheOptions());
        for (int id = 1; id <= Keys; id++)
        {
            Currency currency = (await db.Currencies.FindAsync(id))!;
            dictionary[id] = currency;
            memory.Set($"currency:{id}", currency, TimeSpan.FromHours(1));
            memory.Set(new EntryKey(typeof(Currency), id), currency, TimeSpan.FromHours(1));
        }

        Workload workload = new("C1", "hit, shared object");
        workload.Contenders.Add(new ReadContender<Currency?>(Dictionary, i => new(dictionary[Id(i)]), static c => c!.ToString()));
        workload.Contenders.Add(new ReadContender<Currency?>(
            ByText, i => new(memory.Get<Currency>(string.Create(CultureInfo.InvariantCulture, $"currency:{Id(i)}"))), static c => c!.ToString()));
        workload.Contenders.Add(new ReadContender<Currency?>(
            ByStruct, i => new(memory.Get<Currency>(new EntryKey(typeof(Currency), Id(i)))), static c => c!.ToString()));
        workload.Contenders.Add(new ReadContender<Currency?>(ContenderNames.SmrtGen, i => db.Currencies.FindAsync(Id(i)), static c => c!.ToString()));
        return workload;
    }

    private static async Task<Workload> CopiedHit(CacheDb db)
    {
        ConcurrentDictionary<int, CachedProduct> dictionary = new();
        for (int id = 1; id <= Keys; id++)
            dictionary[id] = (await db.CachedProducts.FindAsync(id))!;

        Workload workload = new("C2", "hit, copy of 12 columns");
        workload.Contenders.Add(new ReadContender<CachedProduct>(Dictionary, i => new(dictionary[Id(i)]), static p => p.Sku));
        workload.Contenders.Add(new ReadContender<CachedProduct>(Dictionary + " and a copy", i => new(CachedProductMapping.Copy(dictionary[Id(i)])), static p => p.Sku));
        workload.Contenders.Add(new ReadContender<CachedProduct?>(ContenderNames.SmrtGen, i => db.CachedProducts.FindAsync(Id(i)), static p => p!.Sku));
        return workload;
    }

    private static async Task<Workload> ManyCallers(CacheDb db, string id, string title, Func<int, int> key)
    {
        ConcurrentDictionary<int, Currency> dictionary = new();
        MemoryCache memory = new(new MemoryCacheOptions());
        for (int i = 1; i <= Keys; i++)
        {
            dictionary[i] = (await db.Currencies.FindAsync(i))!;
            memory.Set(new EntryKey(typeof(Currency), i), dictionary[i], TimeSpan.FromHours(1));
        }

        Workload workload = new(id, title) { OperationsPerCall = CallersContender.Callers * CallersContender.Reads };
        workload.Contenders.Add(new CallersContender(Dictionary, i => dictionary[key(i)].Code, (start, reads) =>
        {
            for (int i = start; i < start + reads; i++)
                dictionary.TryGetValue(key(i), out _);
            return Task.CompletedTask;
        }));
        workload.Contenders.Add(new CallersContender(ByStruct, i => memory.Get<Currency>(new EntryKey(typeof(Currency), key(i)))!.Code, (start, reads) =>
        {
            for (int i = start; i < start + reads; i++)
                memory.Get<Currency>(new EntryKey(typeof(Currency), key(i)));
            return Task.CompletedTask;
        }));
        workload.Contenders.Add(new CallersContender(ContenderNames.SmrtGen, i => dictionary[key(i)].Code, async (start, reads) =>
        {
            for (int i = start; i < start + reads; i++)
                await db.Currencies.FindAsync(key(i));
        }));
        return workload;
    }

    private static Workload Misses(SqliteDatabase database, CacheDb db)
    {
        CacheDb uncached = new(database, new SmrtContextOptions { Caching = new() { IsEnabled = false } });
        CacheDb small = new(database, new SmrtContextOptions { Caching = new() { MaxEntries = 1 } });
        Workload workload = new("C5", "miss: read and stored (SQLite)");
        workload.Contenders.Add(new ReadContender<CachedProduct?>("without a cache", i => uncached.CachedProducts.FindAsync(Id(i)), static p => p!.Sku));
        workload.Contenders.Add(new ReadContender<CachedProduct?>(ContenderNames.SmrtGen, i => small.CachedProducts.FindAsync(Id(i)), static p => p!.Sku));
        return workload;
    }

    private async Task SharedCacheAsync(string postgres, string redis)
    {
        await using PostgreSqlDatabase database = new(postgres);
        await using RedisSharedCache shared = new(redis);
        CacheDb uncached = new(database, new SmrtContextOptions { Caching = new() { IsEnabled = false } });
        CacheDb small = new(database, new SmrtContextOptions { Caching = new() { MaxEntries = 1, Shared = shared, SharedTimeout = TimeSpan.FromSeconds(1) } });
        await uncached.Schema.CreateAsync();
        await FillAsync(uncached);
        await small.CachedProducts.FindAsync(1);
        while (!small.Cache.IsTrusted)
            await Task.Delay(10);
        for (int round = 0; round < 2; round++)
        {
            for (int id = 1; id <= Keys; id++)
                await small.CachedProducts.FindAsync(id);
        }

        Workload workload = new("C6", "hit in Redis (PostgreSQL)");
        workload.Contenders.Add(new ReadContender<CachedProduct?>("without a cache", i => uncached.CachedProducts.FindAsync(Id(i)), static p => p!.Sku));
        workload.Contenders.Add(new ReadContender<CachedProduct?>(ContenderNames.SmrtGen, i => small.CachedProducts.FindAsync(Id(i)), static p => p!.Sku));
        await TableAsync("Shared", [workload]);
        CacheSnapshot snapshot = small.Cache.Inspect().Single(static each => each.Entity == nameof(CachedProduct));
        Console.WriteLine($"\n{snapshot.SharedHits:#,0} of {snapshot.Misses:#,0} reads were answered by Redis.");
    }

    private async Task TableAsync(string title, Workload[] workloads)
    {
        Console.WriteLine($"\n## {title}\n\n{ResultTable.Header}");
        InterleavedRun run = new(options);
        foreach (Workload workload in workloads.Where(options.Wants))
            Console.Write(ResultTable.Rows(await run.RunAsync(workload)));
    }

    private static void HitRatios()
    {
        Console.WriteLine("\n## Hit ratio\n\n| Zipf | share of the keys | LRU | SmrtGen (SIEVE) |\n| --- | ---: | ---: | ---: |");
        foreach (double exponent in new[] { 0.8, 1.0, 1.1 })
        {
            int[] trace = Zipf.Trace(100_000, 2_000_000, exponent);
            foreach (double share in new[] { 0.01, 0.05, 0.10 })
            {
                int capacity = (int)(100_000 * share);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {exponent:0.0} | {share:0 %} | {Zipf.LruHits(trace, capacity) / (double)trace.Length:0.000} | {SieveHits(trace, capacity) / (double)trace.Length:0.000} |"));
            }
        }
    }

    private static int SieveHits(int[] trace, int capacity)
    {
        LocalStore<int, int> store = new(long.MaxValue, capacity);
        int hits = 0;
        foreach (int key in trace)
        {
            if (store.TryGet(key, out CacheEntry<int, int>? entry))
            {
                hits++;
                entry.IsVisited = true;
            }
            else
            {
                store.Set(new(key, key, 1));
            }
        }

        return hits;
    }

    /// <summary>All keys, each as often as the others.</summary>
    private static int Id(int index) => (int)((uint)index * 7919L % Keys) + 1;

    private readonly record struct EntryKey(Type Type, int Id);
}
