namespace SmrtGen.Runtime.Tests.Support;

/// <summary>
/// A class fixture: one database per engine, created when a test of the class first asks for it and dropped after the last.
/// A fixture that derives from this one fills it.
/// </summary>
public class TestDatabases : IAsyncDisposable
{
    private readonly Dictionary<TestEngine, Lazy<Task<TestDatabase>>> _databases;

    public TestDatabases()
        => _databases = Enum.GetValues<TestEngine>().ToDictionary(engine => engine, engine => new Lazy<Task<TestDatabase>>(() => CreateAsync(engine)));

    public Task<TestDatabase> OpenAsync(TestEngine engine) => _databases[engine].Value;

    public async ValueTask DisposeAsync()
    {
        // A creation that failed has failed its test and left nothing behind.
        foreach (Lazy<Task<TestDatabase>> database in _databases.Values)
            if (database is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                await (await database.Value).DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual Task FillAsync(TestDatabase database) => Task.CompletedTask;

    private async Task<TestDatabase> CreateAsync(TestEngine engine)
    {
        TestDatabase database = await TestDatabase.CreateAsync(engine);
        try
        {
            await FillAsync(database);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
