using SmrtGen.Runtime.Tests.Repositories;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Contexts;

/// <summary>Many callers on one context, and too many.</summary>
public sealed class ConcurrencyTests
{
    [Theory, EachEngine]
    public async Task Sixty_four_callers_share_one_context(TestEngine engine)
    {
        const int callers = 64, rounds = 10;
        await using TestDatabase test = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = engine == TestEngine.Sqlite
            ? test.Connect()
            : new PostgreSqlDatabase(test.ConnectionString) { MaxSessions = 16 };
        StoreDb db = new(database);
        await db.Schema.CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (int round = 0; round < rounds; round++)
            {
                Item item = new() { Sku = $"{caller}-{round}", Price = caller };
                await db.Items.InsertAsync(item);
                Assert.Equal(item, await db.Items.GetAsync(item.Id));
                item.Price++;
                await db.Items.UpdateAsync(item);
                Assert.Equal(round + 1, await db.Items.Where(i => i.Price == caller + 1 && i.Sku.StartsWith($"{caller}-")).CountAsync());
                await using StoreDbTransaction tx = await db.BeginTransactionAsync();
                await tx.Items.DeleteAsync(item.Id);
                await tx.RollbackAsync();
            }
        })));

        Assert.Equal(callers * rounds, await db.Items.CountAsync());
        Assert.Equal(callers * rounds, await test.Sql.ScalarAsync<int>("SELECT count(DISTINCT sku) FROM items"));
    }

    [Theory, EachEngine]
    public async Task Callers_beyond_the_sessions_wait_and_then_hear_why(TestEngine engine)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = engine == TestEngine.Sqlite
            ? new SqliteDatabase(Microsoft.Data.Sqlite.SqliteFactory.Instance, test.ConnectionString) { MaxSessions = 1, SessionWaitTimeout = TimeSpan.FromMilliseconds(50) }
            : new PostgreSqlDatabase(test.ConnectionString) { MaxSessions = 1, SessionWaitTimeout = TimeSpan.FromMilliseconds(50) };
        StoreDb db = new(database);
        await db.Schema.CreateAsync();
        await db.Items.InsertManyAsync([new() { Sku = "a" }, new() { Sku = "b" }]);
        await using (IAsyncEnumerator<Item> stream = db.Items.Query().AsAsyncEnumerable().GetAsyncEnumerator())
        {
            await stream.MoveNextAsync();

            QueryTimeoutException error = await Assert.ThrowsAsync<QueryTimeoutException>(() => db.Items.CountAsync().AsTask());

            Assert.Contains("All 1 sessions", error.Message, StringComparison.Ordinal);
            Assert.Equal("Item", error.Entity);
            Assert.Equal("CountAsync", error.Operation);
        }

        Assert.Equal(2, await db.Items.CountAsync());
    }

    [Fact]
    public async Task Writers_of_Sqlite_wait_for_each_other_and_then_hear_why()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(TestEngine.Sqlite);
        await using SqliteDatabase database = new(Microsoft.Data.Sqlite.SqliteFactory.Instance, test.ConnectionString) { SessionWaitTimeout = TimeSpan.FromMilliseconds(50) };
        StoreDb db = new(database);
        await db.Schema.CreateAsync();
        await using (StoreDbTransaction tx = await db.BeginTransactionAsync())
        {
            await tx.Items.InsertAsync(new() { Sku = "a" });
            Assert.Equal(0, await db.Items.CountAsync());

            QueryTimeoutException error = await Assert.ThrowsAsync<QueryTimeoutException>(() => db.Items.InsertAsync(new() { Sku = "b" }).AsTask());

            Assert.Contains("one writer at a time", error.Message, StringComparison.Ordinal);
            await tx.CommitAsync();
        }

        await db.Items.InsertAsync(new() { Sku = "b" });
        Assert.Equal(2, await db.Items.CountAsync());
    }

    [Fact]
    public async Task A_disposed_database_says_so()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(TestEngine.Sqlite);
        SmrtDatabase database = test.Connect();
        StoreDb db = new(database);
        await db.Schema.CreateAsync();
        await database.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => db.Items.CountAsync().AsTask());
    }
}
