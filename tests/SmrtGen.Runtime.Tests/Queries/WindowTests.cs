using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Queries;

/// <summary>Order, windows, limits, single rows, views and streams.</summary>
public sealed class WindowTests(FactDatabases databases) : IClassFixture<FactDatabases>
{
    private static List<Fact> Rows => FactDatabases.Rows;

    [Theory, EachEngine]
    public async Task Orders_skips_and_takes(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        FactDb db = new(database);

        Assert.Equal(
            Rows.OrderBy(f => f.Number).ThenByDescending(f => f.Price).ThenBy(f => f.Id).Skip(10).Take(20),
            await db.Facts.OrderBy(f => f.Number).ThenByDescending(f => f.Price).ThenBy(f => f.Id).Skip(10).Take(20).ToListAsync());
        Assert.Equal(
            Rows.OrderByDescending(f => f.Number * 2 + f.Id).ThenBy(f => f.Id).Skip(140),
            await db.Facts.OrderByDescending(f => f.Number * 2 + f.Id).ThenBy(f => f.Id).Skip(140).ToListAsync());
        Assert.Equal(Rows.OrderBy(f => f.Flag).ThenBy(f => f.Id), await db.Facts.OrderBy(f => f.Flag).ThenBy(f => f.Id).ToListAsync());
        Assert.Equal(Rows.Take(5), await db.Facts.OrderBy(f => f.Number).OrderBy(f => f.Id).Take(50).Take(5).Take(7).ToListAsync());
        Assert.Empty(await db.Facts.Take(0).ToListAsync());
        Assert.Empty(await db.Facts.OrderBy(f => f.Id).Skip(1000).ToListAsync());
    }

    [Theory, EachEngine]
    public async Task Reads_arrays_and_dictionaries(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        FactDb db = new(database);

        Assert.Equal(Rows, await db.Facts.OrderBy(f => f.Id).ToArrayAsync());
        Assert.Equal(Rows[3], (await db.Facts.Query().ToDictionaryAsync(f => f.Id))[4]);
        await Assert.ThrowsAsync<ArgumentException>(() => db.Facts.Query().ToDictionaryAsync(f => f.Number).AsTask());
    }

    [Theory, EachEngine]
    public async Task Reads_first_and_single_rows_as_LINQ_does(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        FactDb db = new(database);

        Assert.Equal(Rows[^1], await db.Facts.OrderByDescending(f => f.Id).FirstAsync());
        Assert.Equal(Rows[^1], await db.Facts.OrderByDescending(f => f.Id).FirstOrDefaultAsync());
        Assert.Null(await db.Facts.Where(f => f.Id < 0).FirstOrDefaultAsync());
        Assert.Contains("none", (await Assert.ThrowsAsync<InvalidOperationException>(() => db.Facts.Where(f => f.Id < 0).FirstAsync().AsTask())).Message, StringComparison.Ordinal);
        Assert.Equal(Rows[6], await db.Facts.Where(f => f.Id == 7).SingleAsync());
        Assert.Null(await db.Facts.Where(f => f.Id < 0).SingleOrDefaultAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Facts.Where(f => f.Id < 0).SingleAsync().AsTask());
        Assert.Contains("more", (await Assert.ThrowsAsync<InvalidOperationException>(() => db.Facts.Where(f => f.Id < 3).SingleAsync().AsTask())).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Facts.Where(f => f.Id < 3).SingleOrDefaultAsync().AsTask());
    }

    [Theory, EachEngine]
    public async Task Views_read_their_columns_only_and_can_be_distinct(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StatementLog log = new();
        FactDb db = new(database, new SmrtContextOptions { Hooks = [log] });

        Assert.Equal(Rows.Take(9).Select(f => new FactCard(f.Number, f.Note)), await db.Facts.OrderBy(f => f.Id).Take(9).ToListAsync<FactCard>());
        Assert.DoesNotContain("price", log.Statements.Single(), StringComparison.Ordinal);
        Assert.Equal(
            Rows.Select(f => new FactNumber(f.Number)).Distinct().OrderBy(n => n.Number),
            await db.Facts.Query().Distinct().OrderBy(f => f.Number).ToListAsync<FactNumber>());
    }

    [Theory, EachEngine]
    public async Task Lists_beyond_the_limit_fail_instead_of_being_cut(TestEngine engine)
    {
        await using TestDatabase own = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = own.Connect();
        FactDb db = new(database);
        await db.Schema.CreateAsync();
        await db.Facts.InsertManyAsync(Fact.Some(201).Select(f => f with { Maybe = 1 }));

        QueryLimitExceededException error = await Assert.ThrowsAsync<QueryLimitExceededException>(() => db.Facts.Where(f => f.Id > 0).ToListAsync().AsTask());
        Assert.Contains("more than 200 rows", error.Message, StringComparison.Ordinal);
        Assert.Equal("Fact", error.Entity);
        Assert.Equal("ToListAsync", error.Operation);
        Assert.Contains("LIMIT", error.Sql, StringComparison.Ordinal);
        await Assert.ThrowsAsync<QueryLimitExceededException>(() => db.Facts.Query().ToListAsync<FactCard>().AsTask());
        await Assert.ThrowsAsync<QueryLimitExceededException>(() => db.Facts.ListByMaybeAsync(1).AsTask());
        Assert.Contains("Take(201)", (await Assert.ThrowsAsync<QueryLimitExceededException>(() => db.Facts.Take(201).ToListAsync().AsTask())).Message, StringComparison.Ordinal);

        Assert.Equal(200, (await db.Facts.Take(200).ToListAsync()).Count);
        Assert.Equal(200, (await db.Facts.Where(f => f.Id > 1).ToListAsync()).Count);
        Assert.Equal(201, (await db.Facts.Unbounded("the test wants them all").ToListAsync()).Count);
        Assert.Equal(201, (await db.Facts.Unbounded("the test wants them all").Take(201).ToListAsync()).Count);
        Assert.Throws<ArgumentException>(() => { _ = db.Facts.Unbounded(" "); });
    }

    [Theory, EachEngine]
    public async Task The_context_has_a_limit_for_entities_without_one(TestEngine engine)
    {
        await using TestDatabase own = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = own.Connect();
        Values.ValuesDb db = new(database, new SmrtContextOptions { MaxLimit = 2 });
        await db.Schema.CreateAsync();
        await db.TypedRows.InsertManyAsync([new(), new(), new()]);

        await Assert.ThrowsAsync<QueryLimitExceededException>(() => db.TypedRows.Query().ToListAsync().AsTask());
        Assert.Equal(2, (await db.TypedRows.Take(2).ToListAsync()).Count);
    }

    [Fact]
    public async Task Methods_in_an_order_that_SQL_has_not_are_refused()
    {
        await using SmrtDatabase database = (await databases.OpenAsync(TestEngine.Sqlite)).Connect();
        FactDb db = new(database);

        Assert.Throws<InvalidOperationException>(() => { _ = db.Facts.Take(1).Where(f => f.Flag); });
        Assert.Throws<InvalidOperationException>(() => { _ = db.Facts.Take(1).Skip(1); });
        Assert.Throws<InvalidOperationException>(() => { _ = db.Facts.Query().Skip(1).OrderBy(f => f.Id); });
        Assert.Throws<InvalidOperationException>(() => { _ = db.Facts.Query().ThenBy(f => f.Id); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = db.Facts.Take(-1); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = db.Facts.Query().Skip(-1); });
        await Assert.ThrowsAsync<InvalidOperationException>(() => default(Query<Fact, FactColumns>).ToListAsync().AsTask());
    }

    [Theory, EachEngine]
    public async Task Streams_read_row_by_row_and_can_be_left(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StatementLog log = new();
        FactDb db = new(database, new SmrtContextOptions { Hooks = [log] });
        List<Fact> read = [];
        await foreach (Fact fact in db.Facts.OrderBy(f => f.Id).AsAsyncEnumerable())
            read.Add(fact);
        Assert.Equal(Rows, read);

        await foreach (Fact fact in db.Facts.OrderBy(f => f.Id).AsAsyncEnumerable())
        {
            // Another statement while the stream is open has a session of its own.
            Assert.Equal(fact, await db.Facts.GetAsync(fact.Id));
            if (fact.Id == 3)
                break;
        }

        Assert.Equal(1 + 1 + 3, log.Statements.Count);
        Assert.Equal(150, await db.Facts.CountAsync());
    }

    [Theory, EachEngine]
    public async Task Streams_can_be_cancelled(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        FactDb db = new(database);
        using CancellationTokenSource cancellation = new();
        int count = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Fact _ in db.Facts.Query().AsAsyncEnumerable().WithCancellation(cancellation.Token))
            {
                if (++count == 2)
                    await cancellation.CancelAsync();
            }
        });

        Assert.Equal(2, count);
        Assert.Equal(150, await db.Facts.CountAsync());
    }
}
