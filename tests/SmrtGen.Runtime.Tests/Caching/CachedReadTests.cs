using SmrtGen.Runtime.Tests.Caching.Model;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Caching;

/// <summary>What is read from the cache, what is not, and what ends it.</summary>
public sealed class CachedReadTests(CachingDatabases databases) : IClassFixture<CachingDatabases>
{
    [Theory, EachEngine]
    public async Task The_second_read_by_key_sends_nothing(TestEngine engine)
    {
        await using CachingNode node = await databases.StartAsync(engine);
        Article article = await InsertAsync(node);
        node.Statements();

        Article first = await node.Db.Articles.GetAsync(article.Id);
        Assert.Equal(1, node.Statements());
        Article second = (await node.Db.Articles.FindAsync(article.Id))!;

        Assert.Equal(0, node.Statements());
        Assert.NotSame(first, second);
        Assert.Equal(first.Slug, second.Slug);
        Assert.Equal(1, node.Of("Article").Hits);
    }

    [Theory, EachEngine]
    public async Task What_a_caller_changes_nobody_else_sees(TestEngine engine)
    {
        await using CachingNode node = await databases.StartAsync(engine);
        Article article = await InsertAsync(node);

        foreach (int _ in Enumerable.Range(0, 3))
        {
            Article read = await node.Db.Articles.GetAsync(article.Id);
            Assert.Equal((article.Slug, "b"), (read.Slug, read.Tags[0]));
            read.Slug = "changed";
            read.Tags[0] = "changed";
            read.Details!.Text = "changed";
        }
    }

    [Theory, EachEngine]
    public async Task What_cannot_change_is_shared(TestEngine engine)
    {
        await using CachingNode node = await databases.StartAsync(engine);
        Country country = new($"C{Guid.NewGuid():N}", $"N{Guid.NewGuid():N}", null);
        await node.Db.Countries.InsertAsync(country);

        Country first = await node.Db.Countries.GetAsync(country.Code);
        node.Statements();

        Assert.Same(first, await node.Db.Countries.FindAsync(country.Code));
        Country byName = (await node.Db.Countries.FindByNameAsync(country.Name))!;
        node.Statements();
        Assert.Same(byName, await node.Db.Countries.FindByNameAsync(country.Name));
        Assert.Same(byName, await node.Db.Countries.FindAsync(country.Code));
        Assert.Equal(0, node.Statements());
    }

    [Theory, EachEngine]
    public async Task Every_write_ends_what_was_cached(TestEngine engine)
    {
        await using CachingNode node = await databases.StartAsync(engine);
        Article article = await InsertAsync(node);
        Assert.Equal(1m, (await node.Db.Articles.GetAsync(article.Id)).Price);

        article.Price = 2;
        await node.Db.Articles.UpdateAsync(article);
        Assert.Equal(2m, (await node.Db.Articles.GetAsync(article.Id)).Price);

        article.Price = 3;
        await node.Db.Articles.UpsertAsync(article);
        Assert.Equal(3m, (await node.Db.Articles.GetAsync(article.Id)).Price);

        await node.Db.Articles.DeleteAsync(article.Id);
        Assert.Null(await node.Db.Articles.FindAsync(article.Id));

        await node.Db.Articles.UpsertAsync(article);
        Assert.Equal(3m, (await node.Db.Articles.GetAsync(article.Id)).Price);
    }

    [Theory, EachEngine]
    public async Task That_there_is_no_row_is_believed_until_one_is_inserted(TestEngine engine)
    {
        await using CachingNode node = await databases.StartAsync(engine);
        MembershipKey key = new(1, Guid.NewGuid().ToString());
        Assert.Null(await node.Db.Memberships.FindAsync(key));
        node.Statements();
        Assert.Null(await node.Db.Memberships.FindAsync(key));
        Assert.Equal(0, node.Statements());

        await node.Db.Memberships.InsertManyAsync([new() { GroupId = 1, Name = key.Name, Rank = 7 }]);

        Assert.Equal(7, (await node.Db.Memberships.FindAsync(key))!.Rank);
    }

    [Theory, EachEngine]
    public async Task A_unique_index_leads_to_the_cached_entity(TestEngine engine)
    {
        await using CachingNode node = await databases.StartAsync(engine);
        Article article = await InsertAsync(node);
        Assert.NotNull(await node.Db.Articles.FindBySlugAsync(article.Slug));
        node.Statements();

        Assert.Equal(article.Id, (await node.Db.Articles.FindBySlugAsync(article.Slug))!.Id);
        Assert.NotNull(await node.Db.Articles.FindAsync(article.Id));
        Assert.Equal(0, node.Statements());
    }

    [Theory, EachEngine]
    public async Task An_entity_that_got_another_value_is_found_by_the_new_one_only(TestEngine engine)
    {
        await using CachingNode node = await databases.StartAsync(engine);
        Article article = await InsertAsync(node);
        string old = article.Slug;
        string changed = Guid.NewGuid().ToString();
        Assert.NotNull(await node.Db.Articles.FindBySlugAsync(old));
        Assert.Null(await node.Db.Articles.FindBySlugAsync(changed));

        article.Slug = changed;
        await node.Db.Articles.UpdateAsync(article);

        Assert.Null(await node.Db.Articles.FindBySlugAsync(old));
        Assert.Equal(article.Id, (await node.Db.Articles.FindBySlugAsync(changed))!.Id);
        Article other = await InsertAsync(node, old);
        Assert.Equal(other.Id, (await node.Db.Articles.FindBySlugAsync(old))!.Id);
    }

    [Theory, EachEngine]
    public async Task Lists_by_index_are_cached_where_the_entity_says_so_until_any_write(TestEngine engine)
    {
        await using CachingNode node = await databases.StartAsync(engine);
        int shelf = Random.Shared.Next();
        Article article = await InsertAsync(node, shelf: shelf);
        Assert.Single(await node.Db.Articles.ListByShelfIdAsync(shelf));
        node.Statements();

        List<Article> cached = await node.Db.Articles.ListByShelfIdAsync(shelf);
        Assert.Equal(0, node.Statements());
        cached[0].Slug = "changed";
        cached.Clear();
        Assert.Equal(article.Slug, Assert.Single(await node.Db.Articles.ListByShelfIdAsync(shelf)).Slug);

        await InsertAsync(node, shelf: shelf);
        Assert.Equal(2, (await node.Db.Articles.ListByShelfIdAsync(shelf)).Count);
        await node.Db.Articles.DeleteAsync(article.Id);
        Assert.Single(await node.Db.Articles.ListByShelfIdAsync(shelf));
        Assert.Empty(await node.Db.Articles.ListByShelfIdAsync(shelf + 1));
    }

    [Theory, EachEngine]
    public async Task A_transaction_is_seen_when_it_commits_and_never_when_it_does_not(TestEngine engine)
    {
        await using CachingNode node = await databases.StartAsync(engine);
        Article article = await InsertAsync(node);
        await node.Db.Articles.GetAsync(article.Id);

        await using (CachingDbTransaction left = await node.Db.BeginTransactionAsync())
        {
            Article changed = await left.Articles.GetAsync(article.Id);
            changed.Price = 99;
            await left.Articles.UpdateAsync(changed);
            Assert.Equal(99m, (await left.Articles.GetAsync(article.Id)).Price);
            node.Statements();
            Assert.Equal(1m, (await node.Db.Articles.GetAsync(article.Id)).Price);
            Assert.Equal(0, node.Statements());
        }

        node.Statements();
        Assert.Equal(1m, (await node.Db.Articles.GetAsync(article.Id)).Price);
        Assert.Equal(0, node.Statements());

        await using (CachingDbTransaction tx = await node.Db.BeginTransactionAsync())
        {
            Article changed = await tx.Articles.GetAsync(article.Id);
            changed.Price = 5;
            await tx.Articles.UpdateAsync(changed);
            await tx.Articles.InsertAsync(NewArticle());
            await tx.CommitAsync();
        }

        Assert.Equal(5m, (await node.Db.Articles.GetAsync(article.Id)).Price);
    }

    [Theory, EachEngine]
    public async Task Fresh_reads_from_the_database_and_renews_what_is_cached(TestEngine engine)
    {
        await using CachingNode node = await databases.StartAsync(engine, new() { UseDatabaseChannel = false });
        Article article = await InsertAsync(node);
        await node.Db.Articles.GetAsync(article.Id);
        await ChangeElsewhereAsync(engine, article, 8);
        Assert.Equal(1m, (await node.Db.Articles.GetAsync(article.Id)).Price);

        Assert.Equal(8m, (await node.Db.Articles.Fresh.GetAsync(article.Id)).Price);
        node.Statements();
        Assert.Equal(8m, (await node.Db.Articles.GetAsync(article.Id)).Price);
        Assert.Equal(8m, (await node.Db.Articles.FindBySlugAsync(article.Slug))!.Price);
        Assert.Equal(0, node.Statements());
        await ChangeElsewhereAsync(engine, article, 9);
        Assert.Equal(9m, (await node.Db.Articles.Fresh.FindBySlugAsync(article.Slug))!.Price);
        Assert.Equal(9m, (await node.Db.Articles.GetAsync(article.Id)).Price);
    }

    [Theory, EachEngine]
    public async Task Callers_at_the_same_time_share_one_read(TestEngine engine)
    {
        await using CachingNode node = await databases.StartAsync(engine);
        Article article = await InsertAsync(node);
        node.Statements();

        Article[] read = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => node.Db.Articles.GetAsync(article.Id).AsTask())));

        Assert.Equal(1, node.Statements());
        Assert.Equal(64, read.Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Theory, InlineData("key"), InlineData("unique index"), InlineData("list")]
    public async Task A_caller_whose_look_up_was_just_before_the_end_of_a_load_does_not_read_again(string kind)
    {
        ManualTime time = new();
        await using CachingNode node = await databases.StartAsync(TestEngine.Sqlite, new() { TimeProvider = time });
        Article article = await InsertAsync(node);
        Func<Task> read = kind switch
        {
            "key" => () => node.Db.Articles.GetAsync(article.Id).AsTask(),
            "unique index" => () => node.Db.Articles.FindBySlugAsync(article.Slug).AsTask(),
            _ => () => node.Db.Articles.ListByShelfIdAsync(article.ShelfId).AsTask(),
        };
        node.Statements();

        // A miss asks for the time before it looks for a load to join.
        time.WhenAsked = () => read().GetAwaiter().GetResult();
        await read();

        Assert.Null(time.WhenAsked);
        Assert.Equal(1, node.Statements());
    }

    [Theory, EachEngine]
    public async Task Without_caching_every_read_goes_to_the_database(TestEngine engine)
    {
        await using CachingNode node = new((await databases.OpenAsync(engine)).Connect(), new() { IsEnabled = false });
        Article article = await InsertAsync(node);
        node.Statements();
        await node.Db.Articles.GetAsync(article.Id);
        await node.Db.Articles.GetAsync(article.Id);
        await node.Db.Articles.FindBySlugAsync(article.Slug);
        await node.Db.Articles.ListByShelfIdAsync(article.ShelfId);
        Assert.Equal(4, node.Statements());
        Assert.All(node.Db.Cache.Inspect(), each => Assert.Equal((0L, 0), (each.Hits, each.Entries)));
    }

    [Theory, EachEngine]
    public async Task Clearing_drops_everything(TestEngine engine)
    {
        await using CachingNode node = await databases.StartAsync(engine);
        Article article = await InsertAsync(node);
        await node.Db.Articles.GetAsync(article.Id);
        node.Db.Cache.Clear();
        Assert.Equal(0, node.Of("Article").Entries);
        node.Statements();
        await node.Db.Articles.GetAsync(article.Id);
        Assert.Equal(1, node.Statements());
    }

    private async Task ChangeElsewhereAsync(TestEngine engine, Article article, decimal price)
    {
        await using CachingNode other = new((await databases.OpenAsync(engine)).Connect(), new() { IsEnabled = false });
        Article read = await other.Db.Articles.GetAsync(article.Id);
        read.Price = price;
        await other.Db.Articles.UpdateAsync(read);
    }

    private static async Task<Article> InsertAsync(CachingNode node, string? slug = null, int? shelf = null)
    {
        Article article = NewArticle(slug, shelf);
        await node.Db.Articles.InsertAsync(article);
        return article;
    }

    private static Article NewArticle(string? slug = null, int? shelf = null) => new()
    {
        Slug = slug ?? Guid.NewGuid().ToString(),
        ShelfId = shelf ?? Random.Shared.Next(),
        Price = 1,
        Tags = ["b"],
        Details = new() { Text = "t" },
        Sizes = [1, 2],
    };
}
