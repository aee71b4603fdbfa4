using SmrtGen.Soak.History;

namespace SmrtGen.Runtime.Tests.Caching.History;

/// <summary>The checker on histories that a cache made: silent on one that is right, not on one that is wrong.</summary>
public sealed class SmallCacheTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_fill_that_does_not_compare_is_seen(bool compares)
    {
        SmallCache cache = new(1, compares);
        cache.AfterLoad = () =>
        {
            cache.AfterLoad = static () => { };
            cache.Write(session: 2, key: 0, nonce: 4);
        };
        cache.Read(session: 1, key: 0);
        cache.Read(session: 2, key: 0);
        cache.Read(session: 3, key: 0);

        HistoryReport report = cache.Check();
        // Without a bound both are stale; the writer's own read could be said so, too, but one name is enough.
        Assert.Equal(compares ? 0 : 2, report.Violations);
        Assert.Equal(report.Violations, report[HistoryRule.StaleRead]);
    }

    [Fact]
    public async Task A_right_cache_is_right_under_load()
    {
        const int keys = 16, sessions = 4, calls = 20_000;
        SmallCache cache = new(keys, comparesBeforeStoring: true);
        await Task.WhenAll(Enumerable.Range(1, sessions).Select(session => Task.Run(() =>
        {
            Random random = new(session);
            for (long i = 1; i <= calls; i++)
            {
                if (random.Next(4) == 0)
                    cache.Write(session, random.Next(keys), ((long)session << 32) | i);
                else
                    cache.Read(session, random.Next(keys));
            }
        })));

        HistoryReport report = cache.Check();
        Assert.Empty(report.Examples);
        Assert.Equal(sessions * calls, report.Operations);
    }
}
