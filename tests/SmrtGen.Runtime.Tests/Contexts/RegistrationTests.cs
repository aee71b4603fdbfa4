using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SmrtGen.Runtime.Tests.Repositories;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Contexts;

/// <summary>Contexts from a container.</summary>
public sealed class RegistrationTests(StoreDatabases databases) : IClassFixture<StoreDatabases>
{
    [Theory, EachEngine]
    public async Task A_container_makes_one_context_and_disposes_its_database(TestEngine engine)
    {
        TestDatabase test = await databases.OpenAsync(engine);
        StatementLog log = new();
        ServiceCollection services = new();
        services.AddStoreDb(o => (engine == TestEngine.Sqlite ? o.UseSqlite(SqliteFactory.Instance, test.ConnectionString) : o.UsePostgreSql(test.ConnectionString)).AddHook(log));
        ServiceProvider provider = services.BuildServiceProvider();
        StoreDb db = provider.GetRequiredService<StoreDb>();
        Assert.Same(db, provider.GetRequiredService<StoreDb>());

        await db.Items.CountAsync();

        Assert.Single(log.Statements);
        await provider.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => db.Items.CountAsync().AsTask());
    }

    [Fact]
    public void A_context_without_a_database_says_so()
    {
        ServiceCollection services = new();
        services.AddStoreDb(_ => { });
        using ServiceProvider provider = services.BuildServiceProvider();

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<StoreDb>());

        Assert.Contains("StoreDb has no database", error.Message, StringComparison.Ordinal);
    }
}
