using System.Data;
using SmrtGen.CompilerServices;
using SmrtGen.Runtime.Tests.Repositories;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Contexts;

/// <summary>Transactions: what lasts, what does not, and what is refused.</summary>
public sealed class TransactionTests(StoreDatabases databases) : IClassFixture<StoreDatabases>
{
    [Theory, EachEngine]
    public async Task What_is_committed_lasts_and_what_is_left_does_not(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        string sku = $"t-{Guid.NewGuid()}";
        await using (StoreDbTransaction tx = await db.BeginTransactionAsync())
        {
            await tx.Items.InsertAsync(new() { Sku = sku });
            Assert.NotNull(await tx.Items.FindBySkuAsync(sku));
            Assert.Null(await db.Items.FindBySkuAsync(sku));
        }

        Assert.Null(await db.Items.FindBySkuAsync(sku));
        await using (StoreDbTransaction tx = await db.BeginTransactionAsync())
        {
            await tx.Items.InsertManyAsync([new() { Sku = sku }]);
            await tx.CommitAsync();
        }

        Assert.NotNull(await db.Items.FindBySkuAsync(sku));
    }

    [Theory, EachEngine]
    public async Task An_ended_transaction_is_refused(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        StoreDbTransaction committed = await db.BeginTransactionAsync();
        await committed.CommitAsync();
        StoreDbTransaction rolledBack = await db.BeginTransactionAsync();
        await rolledBack.RollbackAsync();
        StoreDbTransaction left = await db.BeginTransactionAsync();
        await left.DisposeAsync();
        await left.DisposeAsync();

        await ExpectAsync(committed, "was committed");
        await ExpectAsync(rolledBack, "was rolled back");
        await ExpectAsync(left, "left without a commit");

        static async Task ExpectAsync(StoreDbTransaction tx, string text)
        {
            foreach (Func<Task> use in (Func<Task>[])[async () => await tx.Items.CountAsync(), async () => await tx.CommitAsync(), async () => await tx.RollbackAsync()])
                Assert.Contains(text, (await Assert.ThrowsAsync<InvalidOperationException>(use)).Message, StringComparison.Ordinal);
            await tx.DisposeAsync();
        }
    }

    [Theory, EachEngine]
    public async Task Two_at_once_are_refused_and_harm_nothing(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        await using StoreDbTransaction tx = await db.BeginTransactionAsync();
        await tx.Items.InsertManyAsync([new() { Sku = $"p-{Guid.NewGuid()}" }, new() { Sku = $"p-{Guid.NewGuid()}" }]);
        await using (IAsyncEnumerator<Item> stream = tx.Items.Query().AsAsyncEnumerable().GetAsyncEnumerator())
        {
            await stream.MoveNextAsync();

            InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => Task.Run(async () => await tx.Items.CountAsync()));

            Assert.Contains("running another statement", error.Message, StringComparison.Ordinal);
            Assert.True(await stream.MoveNextAsync());
        }

        Assert.True(await tx.Items.CountAsync() >= 2);
        await tx.CommitAsync();
    }

    [Theory, EachEngine]
    public async Task A_commit_never_claims_what_the_database_has_undone(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        string sku = $"c-{Guid.NewGuid()}";
        StoreDbTransaction tx = await db.BeginTransactionAsync();
        await tx.Items.InsertAsync(new() { Sku = sku });
        await Assert.ThrowsAsync<UniqueConstraintException>(() => tx.Items.InsertAsync(new() { Sku = sku }).AsTask());

        if (engine == TestEngine.Sqlite)
        {
            await tx.CommitAsync();
            Assert.NotNull(await db.Items.FindBySkuAsync(sku));
        }
        else
        {
            Assert.Contains("repeat it as a whole", (await Assert.ThrowsAsync<SmrtException>(() => tx.Items.CountAsync().AsTask())).Message, StringComparison.Ordinal);
            Assert.Contains("rolled back instead of committed", (await Assert.ThrowsAsync<SmrtException>(() => tx.CommitAsync().AsTask())).Message, StringComparison.Ordinal);
            Assert.Null(await db.Items.FindBySkuAsync(sku));
        }
    }

    [Fact]
    public async Task Isolation_levels_reach_PostgreSql()
    {
        await using SmrtDatabase database = (await databases.OpenAsync(TestEngine.PostgreSql)).Connect();
        StoreDb db = new(database);
        await using StoreDbTransaction loose = await db.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await using StoreDbTransaction strict = await db.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        int before = await strict.Items.CountAsync();
        Assert.Equal(before, await loose.Items.CountAsync());
        Item item = new() { Sku = $"i-{Guid.NewGuid()}" };

        await db.Items.InsertAsync(item);

        Assert.Equal(before, await strict.Items.CountAsync());
        Assert.Equal(before + 1, await loose.Items.CountAsync());
    }

    [Fact]
    public async Task Transactions_that_cannot_be_serialised_conflict()
    {
        await using SmrtDatabase database = (await databases.OpenAsync(TestEngine.PostgreSql)).Connect();
        StoreDb db = new(database);
        Slot slot = new() { Row = 77, Name = Guid.NewGuid().ToString() };
        await db.Slots.InsertAsync(slot);
        await using StoreDbTransaction tx = await db.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await tx.Slots.GetAsync(slot.Row, slot.Name);
        await db.Slots.UpdateAsync(slot with { Value = 1 });

        ConcurrencyConflictException error = await Assert.ThrowsAsync<ConcurrencyConflictException>(() => tx.Slots.UpdateAsync(slot with { Value = 2 }).AsTask());

        Assert.Contains("Repeat it", error.Message, StringComparison.Ordinal);
    }
}
