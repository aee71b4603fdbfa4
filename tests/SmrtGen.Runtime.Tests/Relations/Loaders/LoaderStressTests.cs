using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Loaders;

/// <summary>64 callers, 10,000 random keys each: some are missing, some cannot be sent, some calls are cancelled.</summary>
public sealed class LoaderStressTests(LibraryDatabases databases) : IClassFixture<LibraryDatabases>
{
    private const int Callers = 64;
    private const int Keys = 10_000;
    private const int Burst = 50;
    private const int BatchSize = 1000;

    [Theory, EachEngine]
    public async Task Each_caller_gets_its_own_answer(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        BatchLoader<string, Keeper?> loader = library.Db.Loaders.KeeperByBadge;

        Tally[] tallies = await Task.WhenAll(Enumerable.Range(0, Callers).Select(seed => Task.Run(() => CallAsync(loader, new Random(seed)))))
            .WaitAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(Callers * Keys, tallies.Sum(t => t.Answered + t.Missing + t.Refused + t.Cancelled));
        Assert.All(tallies, t => Assert.True(t is { Answered: > 0, Missing: > 0, Refused: > 0, Cancelled: > 0, Wrong: 0 }));

        // While one batch is on its way the next gathers, so a burst is answered by the second tick after it at the latest.
        int ticks = 2 * (Keys / Burst);
        Assert.InRange(library.Log.Count, 1, (Callers * Keys / BatchSize) + (2 * ticks));
    }

    private static async Task<Tally> CallAsync(BatchLoader<string, Keeper?> loader, Random random)
    {
        Tally tally = new();
        for (int done = 0; done < Keys; done += Burst)
        {
            List<(string Key, bool IsCancelled, Task<Keeper?> Load)> calls = [];
            using CancellationTokenSource cancellation = new();
            for (int i = 0; i < Burst; i++)
            {
                string key = random.Next(100) == 0 ? $"k\0{random.Next(9)}" : $"k{random.Next(1100):D4}";
                bool isCancelled = random.Next(20) == 0;
                calls.Add((key, isCancelled, loader.LoadAsync(key, isCancelled ? cancellation.Token : default)));
            }

            if (random.Next(2) == 0)
                await Task.Yield();
            await cancellation.CancelAsync();
            foreach ((string key, bool isCancelled, Task<Keeper?> load) in calls)
                await tally.AddAsync(key, isCancelled, load);
        }

        return tally;
    }

    private sealed class Tally
    {
        public int Answered { get; private set; }

        public int Missing { get; private set; }

        public int Refused { get; private set; }

        public int Cancelled { get; private set; }

        public int Wrong { get; private set; }

        public async Task AddAsync(string key, bool isCancelled, Task<Keeper?> load)
        {
            try
            {
                Keeper? keeper = await load;
                bool exists = string.CompareOrdinal(key, "k1000") < 0;
                Wrong += exists == (keeper?.Badge == key) && !key.Contains('\0', StringComparison.Ordinal) ? 0 : 1;
                Answered += keeper is null ? 0 : 1;
                Missing += keeper is null ? 1 : 0;
            }
            catch (InvalidTextException)
            {
                Wrong += key.Contains('\0', StringComparison.Ordinal) ? 0 : 1;
                Refused++;
            }
            catch (OperationCanceledException)
            {
                Wrong += isCancelled ? 0 : 1;
                Cancelled++;
            }
        }
    }
}
