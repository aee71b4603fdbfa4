using SmrtGen.Runtime.Tests.Repositories;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Contexts;

/// <summary>Cancelled, timed out and broken statements; what comes after them works.</summary>
public sealed class CancellationTests(SlowDatabases databases) : IClassFixture<SlowDatabases>
{
    [Fact]
    public async Task A_cancelled_statement_does_not_poison_the_next_on_PostgreSql()
    {
        TestDatabase test = await databases.OpenAsync(TestEngine.PostgreSql);
        await using SmrtDatabase database = new PostgreSqlDatabase(test.ConnectionString) { MaxSessions = 1 };
        SlowDb db = new(database);
        for (int i = 0; i < 3; i++)
        {
            using CancellationTokenSource cancellation = new();
            Task<PatientRow?> reading = db.PatientRows.FindAsync(1, cancellation.Token).AsTask();
            await test.FindReaderAsync("slow_rows");
            await cancellation.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
            for (int j = 0; j < 3; j++)
                Assert.Equal("quick", (await db.QuickRows.GetAsync(1)).Text);
        }
    }

    [Fact]
    public async Task A_cancelled_statement_does_not_poison_the_next_on_Sqlite()
    {
        await using SmrtDatabase database = (await databases.OpenAsync(TestEngine.Sqlite)).Connect();
        using CancellationTokenSource cancellation = new();
        SlowDb db = new(database);
        IAsyncEnumerator<PatientRow> rows = db.PatientRows.Query().AsAsyncEnumerable(cancellation.Token).GetAsyncEnumerator();
        Assert.True(await rows.MoveNextAsync());
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await rows.MoveNextAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.PatientRows.Unbounded("cancelled at once").ToListAsync(cancellation.Token).AsTask());
        Assert.Equal("quick", (await db.QuickRows.GetAsync(1)).Text);
    }

    [Theory, EachEngine]
    public async Task Time_is_limited(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        HastyDb db = new(database);
        for (int i = 0; i < 2; i++)
        {
            QueryTimeoutException error = await Assert.ThrowsAsync<QueryTimeoutException>(() => db.HastyRows.Unbounded("it takes too long").ToListAsync().AsTask());
            Assert.Equal("HastyRow", error.Entity);
            Assert.Equal("ToListAsync", error.Operation);
            Assert.Equal("quick", (await db.QuickRows.GetAsync(1)).Text);
        }
    }

    [Theory, EachEngine]
    public async Task The_context_limits_the_time_of_entities_that_do_not(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        SlowDb db = new(database, new SmrtContextOptions { Timeout = TimeSpan.FromMilliseconds(150) });

        await Assert.ThrowsAsync<QueryTimeoutException>(() => db.PatientRows.Unbounded("it takes too long").ToListAsync().AsTask());
    }

    [Fact]
    public async Task A_rollback_does_not_lift_the_time_limit()
    {
        TestDatabase test = await databases.OpenAsync(TestEngine.PostgreSql);
        await using SmrtDatabase database = new PostgreSqlDatabase(test.ConnectionString) { MaxSessions = 1 };
        HastyDb db = new(database);
        await using (HastyDbTransaction tx = await db.BeginTransactionAsync())
            await tx.QuickRows.GetAsync(1);

        await Assert.ThrowsAsync<QueryTimeoutException>(() => db.HastyRows.FindAsync(1).AsTask());
    }

    [Fact]
    public async Task The_time_limit_of_the_driver_does_not_cut_in()
    {
        TestDatabase test = await databases.OpenAsync(TestEngine.PostgreSql);
        await using SmrtDatabase database = new PostgreSqlDatabase(test.ConnectionString + ";Command Timeout=1");
        SlowDb db = new(database, new SmrtContextOptions { Timeout = TimeSpan.Zero });

        Assert.Equal(1, (await db.SecondRows.GetAsync(1)).Id);
    }

    [Fact]
    public async Task Connections_that_died_idle_are_replaced()
    {
        TestDatabase test = await databases.OpenAsync(TestEngine.PostgreSql);
        await using SmrtDatabase database = test.Connect();
        StoreDb db = new(database);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await db.Items.CountAsync())));

        await test.TerminateOthersAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await db.Items.CountAsync())));

        await test.TerminateOthersAsync();
        await foreach (Item _ in db.Items.Query().AsAsyncEnumerable())
        {
        }

        await test.TerminateOthersAsync();
        // Whether a write was done cannot be known, so that it is not repeated; but it fails once, not once for each kept connection.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await db.Items.CountAsync())));
        await test.TerminateOthersAsync();
        await Assert.ThrowsAnyAsync<SmrtException>(() => db.Items.InsertAsync(new() { Sku = "lost" }).AsTask());
        await db.Items.InsertAsync(new() { Sku = "kept" });
        Assert.Equal(1, await db.Items.CountAsync());

        await test.TerminateOthersAsync();
        await Assert.ThrowsAnyAsync<SmrtException>(async () =>
        {
            await using StoreDbTransaction tx = await db.BeginTransactionAsync();
            await tx.Items.CountAsync();
        });
        await using StoreDbTransaction next = await db.BeginTransactionAsync();
        Assert.Equal(1, await next.Items.CountAsync());
    }

    [Fact]
    public async Task A_connection_that_dies_at_work_is_replaced()
    {
        TestDatabase test = await databases.OpenAsync(TestEngine.PostgreSql);
        await using SmrtDatabase database = test.Connect();
        SlowDb db = new(database);
        Task<PatientRow?> reading = db.PatientRows.FindAsync(1).AsTask();
        int pid = await test.FindReaderAsync("slow_rows");

        await test.Sql.ExecuteAsync("SELECT pg_terminate_backend(@p1)", pid);

        SmrtException error = await Assert.ThrowsAnyAsync<SmrtException>(() => reading);
        Assert.Equal("PatientRow", error.Entity);
        Assert.Equal("quick", (await db.QuickRows.GetAsync(1)).Text);
    }
}
