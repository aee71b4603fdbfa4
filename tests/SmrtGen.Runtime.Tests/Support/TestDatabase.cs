using System.Data.Common;

namespace SmrtGen.Runtime.Tests.Support;

/// <summary>A database of a test's own, empty at first and gone after <see cref="DisposeAsync"/>.</summary>
public abstract class TestDatabase(TestEngine engine, string connectionString, DbDataSource driver) : IAsyncDisposable
{
    public TestEngine Engine { get; } = engine;

    public string ConnectionString { get; } = connectionString;

    /// <summary>The driver without SmrtGen: what the library reports is checked against it.</summary>
    public HandSql Sql { get; } = new(driver);

    public DbDataSource Driver { get; } = driver;

    public static async Task<TestDatabase> CreateAsync(TestEngine engine) => engine switch
    {
        TestEngine.Sqlite => new SqliteFile(),
        TestEngine.PostgreSql => await PostgreSqlServer.CreateDatabaseAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, null),
    };

    public async ValueTask DisposeAsync()
    {
        await Driver.DisposeAsync();
        await DropAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask DropAsync();
}
