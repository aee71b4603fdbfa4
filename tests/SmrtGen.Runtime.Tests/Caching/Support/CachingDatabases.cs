using SmrtGen.Runtime.Tests.Caching.Model;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Caching;

public sealed class CachingDatabases : TestDatabases
{
    protected override async Task FillAsync(TestDatabase database)
    {
        await using SmrtDatabase connected = database.Connect();
        await new CachingDb(connected).Schema.CreateAsync();
    }

    /// <summary>A node whose caches are in use. Each has sessions, caches and a channel of its own, as a process has.</summary>
    public async Task<CachingNode> StartAsync(TestEngine engine, SmrtCacheOptions? options = null)
    {
        CachingNode node = new((await OpenAsync(engine)).Connect(), options ?? new SmrtCacheOptions());
        await node.TrustAsync();
        return node;
    }
}

/// <summary>A context with caches, and what it has sent to the database.</summary>
public sealed class CachingNode : IAsyncDisposable
{
    private readonly StatementLog _log = new();

    public CachingNode(SmrtDatabase database, SmrtCacheOptions options)
    {
        Database = database;
        Db = new CachingDb(database, new SmrtContextOptions { Caching = options, Hooks = [_log] });
    }

    public SmrtDatabase Database { get; }

    public CachingDb Db { get; }

    /// <summary>How many statements read or write a table since it was asked last.</summary>
    public int Statements()
    {
        lock (_log.Statements)
        {
            int count = _log.Statements.Count;
            _log.Statements.Clear();
            return count;
        }
    }

    public CacheSnapshot Of(string entity) => Db.Cache.Inspect().Single(each => each.Entity == entity);

    /// <summary>The first read makes the node listen; with proof that nothing is missed it uses its caches.</summary>
    public async Task TrustAsync()
    {
        await Db.Articles.FindAsync(-1);
        await Eventually.TrueAsync(() => Db.Cache.IsTrusted);
        Statements();
    }

    public async ValueTask DisposeAsync() => await Database.DisposeAsync();
}
