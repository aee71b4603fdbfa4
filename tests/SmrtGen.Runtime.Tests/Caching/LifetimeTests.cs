using System.Data.Common;
using SmrtGen.Runtime.Tests.Caching.Model;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Caching;

/// <summary>How long values are used: expiry, early renewal, and the database being away.</summary>
public sealed class LifetimeTests(CachingDatabases databases) : IClassFixture<CachingDatabases>
{
    private static readonly SmrtCacheOptions s_options = new() { UseDatabaseChannel = false, Jitter = 0, EagerRefresh = 0 };

    [Fact]
    public async Task A_value_is_used_for_its_duration_and_not_longer()
    {
        ManualTime time = new();
        await using CachingNode node = await databases.StartAsync(TestEngine.Sqlite, s_options with { TimeProvider = time });
        Article article = await InsertAsync(node);
        await node.Db.Articles.GetAsync(article.Id);
        time.Advance(TimeSpan.FromSeconds(299));
        node.Statements();
        await node.Db.Articles.GetAsync(article.Id);
        Assert.Equal(0, node.Statements());

        time.Advance(TimeSpan.FromSeconds(2));
        await node.Db.Articles.GetAsync(article.Id);
        Assert.Equal(1, node.Statements());
    }

    [Fact]
    public async Task That_there_is_no_row_is_remembered_for_a_shorter_time()
    {
        ManualTime time = new();
        await using CachingNode node = await databases.StartAsync(TestEngine.Sqlite, s_options with { TimeProvider = time });
        await node.Db.Articles.FindAsync(-5);
        node.Statements();
        time.Advance(TimeSpan.FromSeconds(4));
        await node.Db.Articles.FindAsync(-5);
        Assert.Equal(0, node.Statements());
        time.Advance(TimeSpan.FromSeconds(2));
        await node.Db.Articles.FindAsync(-5);
        Assert.Equal(1, node.Statements());
    }

    [Fact]
    public async Task Values_that_were_stored_together_do_not_expire_together()
    {
        ManualTime time = new();
        await using CachingNode node = await databases.StartAsync(TestEngine.Sqlite, s_options with { TimeProvider = time, Jitter = 0.5 });
        Article[] articles = [.. Enumerable.Range(0, 200).Select(_ => NewArticle())];
        await node.Db.Articles.InsertManyAsync(articles);
        foreach (Article article in articles)
            await node.Db.Articles.GetAsync(article.Id);
        node.Statements();

        time.Advance(TimeSpan.FromSeconds(225));
        foreach (Article article in articles)
            await node.Db.Articles.GetAsync(article.Id);

        Assert.InRange(node.Statements(), 50, 150);
    }

    [Fact]
    public async Task A_value_that_is_read_near_its_end_is_renewed_once_while_it_serves()
    {
        ManualTime time = new();
        await using CachingNode node = await databases.StartAsync(TestEngine.Sqlite, s_options with { TimeProvider = time, EagerRefresh = 0.5 });
        Article article = await InsertAsync(node);
        await node.Db.Articles.GetAsync(article.Id);
        node.Statements();
        time.Advance(TimeSpan.FromSeconds(200));

        for (int i = 0; i < 10; i++)
            await node.Db.Articles.GetAsync(article.Id);
        await Eventually.TrueAsync(() => node.Of("Article").Loads == 3);

        time.Advance(TimeSpan.FromSeconds(149));
        await node.Db.Articles.GetAsync(article.Id);
        Assert.Equal(1, node.Statements());
    }

    [Fact]
    public async Task With_fail_safe_an_expired_value_serves_while_the_database_is_away()
    {
        ManualTime time = new();
        string path = Path.GetTempFileName();
        await using CachingNode node = new(
            new SqliteDatabase(Microsoft.Data.Sqlite.SqliteFactory.Instance, $"Data Source={path};Pooling=False") { KeepSessions = false },
            s_options with { TimeProvider = time, FailSafeDuration = TimeSpan.FromMinutes(10) });
        await node.Db.Schema.CreateAsync();
        Article kept = await InsertAsync(node);
        Article changed = await InsertAsync(node);
        await node.Db.Articles.GetAsync(kept.Id);
        await node.Db.Articles.GetAsync(changed.Id);
        await node.Db.Articles.UpdateAsync(changed);
        time.Advance(TimeSpan.FromMinutes(6));
        File.Delete(path);
        Directory.CreateDirectory(path);
        try
        {
            Assert.Equal(kept.Slug, (await node.Db.Articles.GetAsync(kept.Id)).Slug);
            // What was invalidated is not known any more.
            await Assert.ThrowsAnyAsync<Exception>(() => node.Db.Articles.GetAsync(changed.Id).AsTask());
            time.Advance(TimeSpan.FromMinutes(10));
            await Assert.ThrowsAnyAsync<Exception>(() => node.Db.Articles.GetAsync(kept.Id).AsTask());
        }
        finally
        {
            Directory.Delete(path);
        }
    }

    [Fact]
    public async Task One_caller_who_leaves_does_not_end_the_read_of_the_others()
    {
        TestDatabase test = await databases.OpenAsync(TestEngine.PostgreSql);
        await using CachingNode node = await databases.StartAsync(TestEngine.PostgreSql);
        Article article = await InsertAsync(node);
        await using DbConnection locking = await test.Driver.OpenConnectionAsync();
        await using DbTransaction table = await locking.BeginTransactionAsync();
        await using (DbCommand command = locking.CreateCommand())
        {
            command.CommandText = "LOCK TABLE articles";
            await command.ExecuteNonQueryAsync();
        }

        using CancellationTokenSource leaving = new();

        Task<Article> leaves = node.Db.Articles.GetAsync(article.Id, leaving.Token).AsTask();
        Task<Article> stays = node.Db.Articles.GetAsync(article.Id).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        Assert.False(stays.IsCompleted);
        await table.RollbackAsync();

        Assert.Equal(article.Slug, (await stays).Slug);
        Assert.Equal(1, node.Of("Article").Waits);
    }

    private static async Task<Article> InsertAsync(CachingNode node)
    {
        Article article = NewArticle();
        await node.Db.Articles.InsertAsync(article);
        return article;
    }

    private static Article NewArticle() => new() { Slug = Guid.NewGuid().ToString(), Price = 1 };
}
