using Npgsql;
using SmrtGen.Runtime.Tests.Caching.Model;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Caching;

/// <summary>Several nodes on one PostgreSQL: what one commits the others learn of, whatever happens to their connections.</summary>
public sealed class CrossNodeTests(CachingDatabases databases) : IClassFixture<CachingDatabases>
{
    [Fact]
    public async Task What_one_node_commits_the_other_reads()
    {
        await using CachingNode writer = await databases.StartAsync(TestEngine.PostgreSql);
        await using CachingNode reader = await databases.StartAsync(TestEngine.PostgreSql);
        Article article = await InsertAsync(writer);
        await reader.Db.Articles.GetAsync(article.Id);

        for (int price = 2; price < 30; price++)
        {
            article.Price = price;
            await writer.Db.Articles.UpdateAsync(article);
            await Eventually.TrueAsync(async () => (await reader.Db.Articles.GetAsync(article.Id)).Price == price);
        }

        await Eventually.TrueAsync(async () =>
        {
            await reader.Db.Articles.GetAsync(article.Id);
            return reader.Of("Article").Hits > 0;
        });
        await using (CachingDbTransaction tx = await writer.Db.BeginTransactionAsync())
        {
            await tx.Articles.DeleteAsync(article.Id);
            await tx.CommitAsync();
        }

        await Eventually.TrueAsync(async () => await reader.Db.Articles.FindAsync(article.Id) is null);
    }

    [Fact]
    public async Task An_insert_ends_what_another_node_believes_to_be_missing()
    {
        await using CachingNode writer = await databases.StartAsync(TestEngine.PostgreSql);
        await using CachingNode reader = await databases.StartAsync(TestEngine.PostgreSql);
        string slug = Guid.NewGuid().ToString();
        Assert.Null(await reader.Db.Articles.FindBySlugAsync(slug));
        await writer.Db.Articles.InsertManyAsync([new() { Slug = slug }]);
        await Eventually.TrueAsync(async () => await reader.Db.Articles.FindBySlugAsync(slug) is not null);
    }

    [Fact]
    public async Task Who_has_never_asked_for_what_is_cached_tells_of_it_as_well()
    {
        await using CachingNode reader = await databases.StartAsync(TestEngine.PostgreSql);
        Author author = new() { Name = "Anna" };
        await reader.Db.Authors.InsertAsync(author);
        Poem poem = new() { AuthorId = author.Id, Text = "Requiem" };
        await reader.Db.Poems.InsertAsync(poem);
        Assert.NotNull(await reader.Db.Poems.FindAsync(poem.Id));

        await using (CachingNode writer = new((await databases.OpenAsync(TestEngine.PostgreSql)).Connect(), new SmrtCacheOptions()))
            await writer.Db.Authors.DeleteAsync(author.Id);

        await Eventually.TrueAsync(async () => await reader.Db.Poems.FindAsync(poem.Id) is null);
    }

    [Fact]
    public async Task A_transaction_of_who_has_never_read_is_told()
    {
        await using CachingNode reader = await databases.StartAsync(TestEngine.PostgreSql);
        Article article = await InsertAsync(reader);
        await reader.Db.Articles.GetAsync(article.Id);

        article.Price = 7;
        await using (CachingNode writer = new((await databases.OpenAsync(TestEngine.PostgreSql)).Connect(), new SmrtCacheOptions { IsEnabled = false }))
        {
            await using CachingDbTransaction tx = await writer.Db.BeginTransactionAsync();
            await tx.Articles.UpdateAsync(article);
            await tx.CommitAsync();
        }

        await Eventually.TrueAsync(async () => (await reader.Db.Articles.GetAsync(article.Id)).Price == 7);
    }

    [Fact]
    public async Task A_transaction_that_is_left_is_not_told()
    {
        await using CachingNode writer = await databases.StartAsync(TestEngine.PostgreSql);
        await using CachingNode reader = await databases.StartAsync(TestEngine.PostgreSql);
        Article article = await InsertAsync(writer);
        Article marker = await InsertAsync(writer);
        await reader.Db.Articles.GetAsync(article.Id);
        await reader.Db.Articles.GetAsync(marker.Id);
        await using (CachingDbTransaction tx = await writer.Db.BeginTransactionAsync())
            await tx.Articles.UpdateAsync(article);
        marker.Price = 2;
        await writer.Db.Articles.UpdateAsync(marker);
        await Eventually.TrueAsync(async () => (await reader.Db.Articles.GetAsync(marker.Id)).Price == 2);
        reader.Statements();

        await reader.Db.Articles.GetAsync(article.Id);

        Assert.Equal(0, reader.Statements());
    }

    [Fact]
    public async Task A_node_that_does_not_hear_reads_the_database_and_starts_afresh()
    {
        TestDatabase test = await databases.OpenAsync(TestEngine.PostgreSql);
        await using CachingNode writer = await databases.StartAsync(TestEngine.PostgreSql);
        await using CachingNode reader = await databases.StartAsync(TestEngine.PostgreSql);
        Article article = await InsertAsync(writer);
        await reader.Db.Articles.GetAsync(article.Id);
        await using NpgsqlDataSource admin = NpgsqlDataSource.Create(test.ConnectionString);
        for (int price = 2; price < 8; price++)
        {
            await RunAsync(admin, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'NOTIFY smrtgen%'");
            article.Price = price;
            await writer.Db.Articles.UpdateAsync(article);
            await Task.Delay(TimeSpan.FromSeconds(1));
            Assert.Equal(price, (await reader.Db.Articles.GetAsync(article.Id)).Price);
        }

        await Eventually.TrueAsync(() => reader.Db.Cache.IsTrusted && writer.Db.Cache.IsTrusted);
        await reader.Db.Articles.GetAsync(article.Id);
        reader.Statements();
        await reader.Db.Articles.GetAsync(article.Id);
        Assert.InRange(reader.Statements(), 0, 1);
    }

    [Fact]
    public async Task A_node_whose_cache_is_off_still_tells_the_others()
    {
        await using CachingNode off = new((await databases.OpenAsync(TestEngine.PostgreSql)).Connect(), new() { IsEnabled = false });
        await using CachingNode reader = await databases.StartAsync(TestEngine.PostgreSql);
        Article article = await InsertAsync(off);
        Assert.Equal(1m, (await reader.Db.Articles.GetAsync(article.Id)).Price);
        article.Price = 4;
        await off.Db.Articles.UpdateAsync(article);
        await Eventually.TrueAsync(async () => (await reader.Db.Articles.GetAsync(article.Id)).Price == 4);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_counts_as_one()
    {
        TestDatabase test = await databases.OpenAsync(TestEngine.PostgreSql);
        await using CachingNode node = await databases.StartAsync(TestEngine.PostgreSql);
        Article article = await InsertAsync(node);
        await node.Db.Articles.GetAsync(article.Id);
        await using NpgsqlDataSource admin = NpgsqlDataSource.Create(test.ConnectionString);
        await RunAsync(admin, """
            CREATE FUNCTION wait_for_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER commits_late AFTER UPDATE ON articles DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW WHEN (NEW.note = 'late') EXECUTE FUNCTION wait_for_it();
            """);
        await using CachingDbTransaction tx = await node.Db.BeginTransactionAsync();
        article.Note = "late";
        await tx.Articles.UpdateAsync(article);
        Task commit = tx.CommitAsync().AsTask();
        await Eventually.TrueAsync(async () => await RunAsync(admin,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'") > 0);
        await Assert.ThrowsAnyAsync<Exception>(() => commit);
        node.Statements();

        Assert.Null((await node.Db.Articles.GetAsync(article.Id)).Note);

        Assert.Equal(1, node.Statements());
    }

    private static async Task<int> RunAsync(NpgsqlDataSource database, string sql)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        int rows = 0;
        while (await reader.ReadAsync())
            rows++;
        return rows;
    }

    private static async Task<Article> InsertAsync(CachingNode node)
    {
        Article article = new() { Slug = Guid.NewGuid().ToString(), Price = 1 };
        await node.Db.Articles.InsertAsync(article);
        return article;
    }
}
