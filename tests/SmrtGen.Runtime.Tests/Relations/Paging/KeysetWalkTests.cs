using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Paging;

/// <summary>A thousand random walks, forwards to the end and backwards again, while rows are inserted: every row that was there is met once, in order.</summary>
public sealed class KeysetWalkTests(ReadingDatabases databases) : IClassFixture<ReadingDatabases>
{
    private const int Walks = 1000;

    [Theory, EachEngine]
    public async Task Every_row_is_met_once(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        Random random = new(1);

        for (int seed = 0; seed < Walks; seed++)
        {
            RandomWalk walk = new(seed);
            List<long> expected = [.. (await walk.Total(library.Db).Take(1000).ToListAsync()).Select(r => r.Id)];
            bool disturbs = seed % 4 == 0 && walk.IsStable;
            Func<Task> disturb = disturbs ? async () => await library.Db.Readings.InsertAsync(ReadingDatabases.Create(random)) : () => Task.CompletedTask;

            Page<Reading> last = await ForwardsAsync(walk, library.Db, expected, disturb);
            await BackwardsAsync(walk, library.Db, expected, last, disturb);
            if (disturbs)
                await library.Database.Sql.ExecuteAsync("DELETE FROM readings WHERE id > @p1", (long)ReadingDatabases.Rows);
        }
    }

    private static async Task<Page<Reading>> ForwardsAsync(RandomWalk walk, LibraryDb db, List<long> expected, Func<Task> disturb)
    {
        List<long> met = [];
        Page<Reading> page = await walk.Of(db).PageAsync(walk.PageSize);
        Assert.False(page.HasPrevious);
        while (true)
        {
            met.AddRange(page.Items.Select(r => r.Id));
            if (!page.HasNext)
                break;
            Assert.Equal(walk.PageSize, page.Items.Count);
            await disturb();
            page = await walk.Of(db).PageAsync(walk.PageSize, after: page.NextCursor);
            Assert.True(page.HasPrevious || page.Items.Count == 0, walk.Name);
        }

        Check(walk, expected, met, "forwards");
        return page;
    }

    private static async Task BackwardsAsync(RandomWalk walk, LibraryDb db, List<long> expected, Page<Reading> page, Func<Task> disturb)
    {
        List<long> met = [.. page.Items.Select(r => r.Id)];
        while (page.HasPrevious)
        {
            await disturb();
            page = await walk.Of(db).PageAsync(walk.PageSize, before: page.PreviousCursor);
            Assert.True(page.HasNext || page.Items.Count == 0, walk.Name);
            met.InsertRange(0, page.Items.Select(r => r.Id));
        }

        Check(walk, expected, met, "backwards");
    }

    private static void Check(RandomWalk walk, List<long> expected, List<long> met, string direction)
    {
        List<long> original = [.. met.Where(id => id <= ReadingDatabases.Rows)];
        Assert.True(expected.SequenceEqual(original), $"{walk.Name}, {direction}: {string.Join(' ', expected)} were expected, found {string.Join(' ', original)}");
    }
}
