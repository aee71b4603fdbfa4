using SmrtGen.CompilerServices;

namespace SmrtGen.Runtime.Tests.Caching;

public sealed class LocalStoreTests
{
    private const int KeySpace = 20_000;
    private const int Reads = 400_000;

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.10)]
    public void What_is_read_again_stays_more_often_than_with_least_recently_used(double share)
    {
        int capacity = (int)(KeySpace * share);
        int[] trace = ZipfTrace.Make(KeySpace, Reads, exponent: 1.0, seed: 7);
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

        int leastRecentlyUsed = LeastRecentlyUsed.CountHits(trace, capacity);
        Assert.True(hits > leastRecentlyUsed, $"{hits} hits with SIEVE, {leastRecentlyUsed} with LRU");
        Assert.Equal(capacity, store.Count);
    }

    [Fact]
    public void The_store_holds_no_more_bytes_than_it_may()
    {
        LocalStore<int, string> store = new(10_000, int.MaxValue);
        for (int i = 0; i < 1_000; i++)
        {
            store.Set(new(i % 300, "value", 40 + (i % 7 * 100)));
            Assert.InRange(store.Bytes, 0, 10_000);
        }

        Assert.True(store.Evictions > 0);
        Assert.Equal(store.Count, Enumerable.Range(0, 300).Count(key => store.TryGet(key, out _)));
        foreach (int key in Enumerable.Range(0, 300))
            store.Remove(key);
        Assert.Equal((0, 0L), (store.Count, store.Bytes));
    }

    [Fact]
    public void A_value_larger_than_the_store_is_not_kept_and_its_key_is_forgotten()
    {
        LocalStore<int, string> store = new(1_000, 10);
        store.Set(new(1, "small", 10));
        store.Set(new(2, "other", 10));
        store.Set(new(1, "large", 5_000));

        Assert.False(store.TryGet(1, out _));
        Assert.True(store.TryGet(2, out _));
    }

    [Fact]
    public void Every_order_of_setting_removing_and_clearing_keeps_the_books()
    {
        Random random = new(3);
        LocalStore<int, int> store = new(long.MaxValue, 16);
        for (int i = 0; i < 50_000; i++)
        {
            int key = random.Next(40);
            switch (random.Next(20))
            {
                case < 10:
                    store.Set(new(key, i, 1));
                    break;
                case < 14:
                    store.Remove(key);
                    break;
                case 14:
                    store.Clear();
                    break;
                default:
                    if (store.TryGet(key, out CacheEntry<int, int>? entry))
                        entry.IsVisited = true;
                    break;
            }

            Assert.Equal(Enumerable.Range(0, 40).Count(each => store.TryGet(each, out _)), store.Count);
            Assert.InRange(store.Count, 0, 16);
        }
    }
}
