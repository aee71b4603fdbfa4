using System.Data.Common;
using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Peers;

/// <summary>Peers give each other only what each would have read itself.</summary>
public sealed class PeerIsolationTests(LibraryDatabases databases) : IClassFixture<LibraryDatabases>
{
    [Theory, EachEngine]
    public async Task A_foreign_key_that_was_changed_before_is_followed(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        List<Book> books = await library.Db.Books.OrderBy(b => b.Id).Take(100).ToListAsync();
        for (int i = 0; i < 100; i += 2)
            books[i].EditorId = i % 4 == 0 ? null : 7;

        int sent = await library.Log.CountAsync(async () =>
        {
            foreach (Book book in books)
                Assert.Equal(book.EditorId, (await book.LoadEditorAsync(library.Db))?.Id);
        });

        Assert.Equal(1, sent);
    }

    [Theory, EachEngine]
    public async Task A_foreign_key_that_was_changed_after_its_peers_loaded_is_followed(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        List<Book> books = await library.Db.Books.OrderBy(b => b.Id).Take(100).ToListAsync();
        await books[0].LoadEditorAsync(library.Db);
        for (int i = 1; i < 100; i++)
            books[i].EditorId = i % 3 == 0 ? null : 7;

        int sent = await library.Log.CountAsync(async () =>
        {
            foreach (Book book in books)
                Assert.Equal(book.EditorId, (await book.LoadEditorAsync(library.Db))?.Id);
        });

        Assert.Equal(1, sent);
        Assert.Equal(0, await library.Log.CountAsync(async () => await books[1].LoadEditorAsync(library.Db)));
    }

    [Theory, EachEngine]
    public async Task What_was_set_is_loaded(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        Author author = new() { Name = "New", Pupils = [] };

        Assert.Empty(await author.LoadPupilsAsync(library.Db));
        Assert.Equal(0, library.Log.Count);
    }

    [Theory, EachEngine]
    public async Task What_a_transaction_sees_reaches_no_entity_from_elsewhere(TestEngine engine)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(engine);
        await using Library library = Library.Open(database);
        await library.Db.Schema.CreateAsync();
        await library.Db.Authors.InsertManyAsync([new() { Name = "A" }, new() { Name = "B" }, new() { Name = "C" }]);
        List<Author> outside = await library.Db.Authors.OrderBy(a => a.Id).ToListAsync();

        await using (LibraryDbTransaction tx = await library.Db.BeginTransactionAsync())
        {
            await tx.Authors.InsertManyAsync([new() { Name = "D", MentorId = 1 }, new() { Name = "E", MentorId = 2 }]);
            List<Author> inside = await tx.Authors.OrderBy(a => a.Id).ToListAsync();

            Assert.Single(await outside[0].LoadPupilsAsync(tx));
            Assert.Empty(await outside[1].LoadPupilsAsync(library.Db));
            Assert.Empty(await inside[0].LoadPupilsAsync(library.Db));
            Assert.Single(await inside[1].LoadPupilsAsync(tx));
            Assert.Equal(0, await library.Log.CountAsync(async () => await inside[2].LoadPupilsAsync(tx)));
        }
    }

    [Theory, EachEngine]
    public async Task Entities_of_a_transaction_load_together_inside_it_and_after_it(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        List<Author> authors;
        await using (LibraryDbTransaction tx = await library.Db.BeginTransactionAsync())
        {
            authors = await tx.Authors.Take(100).ToListAsync();
            Assert.Equal(1, await library.Log.CountAsync(() => LoadWrittenAsync(authors, tx)));
        }

        Assert.Equal(1, await library.Log.CountAsync(async () =>
        {
            foreach (Author author in authors)
                await author.LoadEditedAsync(library.Db);
        }));
    }

    [Theory, EachEngine]
    public async Task Contexts_of_one_database_share_and_others_do_not(TestEngine engine)
    {
        TestDatabase database = await databases.OpenAsync(engine);
        await using Library library = Library.Open(database);
        LibraryDb second = new(library.Own, new SmrtContextOptions { Hooks = [library.Log] });
        await using Library elsewhere = Library.Open(database);
        List<Author> authors = await library.Db.Authors.Take(10).ToListAsync();

        Assert.Equal(1, await elsewhere.Log.CountAsync(async () => await authors[0].LoadWrittenAsync(elsewhere.Db)));
        Assert.Throws<NavigationNotLoadedException>(() => authors[1].Written);
        Assert.Equal(1, await library.Log.CountAsync(() => LoadWrittenAsync(authors, second)));
    }

    [Theory, EachEngine]
    public async Task A_cancelled_caller_does_not_cancel_the_others(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        List<Author> authors = await library.Db.Authors.Take(200).ToListAsync();
        using CancellationTokenSource cancellation = new();
        library.Log.Starting = _ => cancellation.Cancel();

        Task cancelled = authors[0].LoadWrittenAsync(library.Db, cancellation.Token).AsTask();
        library.Log.Starting = null;
        Task others = LoadWrittenAsync(authors.Skip(1), library.Db);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await others;
        Assert.Equal(authors.Count, authors.Count(a => a.Written is not null));
    }

    [Theory, EachEngine]
    public async Task A_failing_load_fails_once_for_all_who_wait_and_can_be_repeated(TestEngine engine)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(engine);
        await using Library library = Library.Open(database);
        await library.Db.Schema.CreateAsync();
        await library.Db.Authors.InsertManyAsync(Enumerable.Range(0, 50).Select(i => new Author { Name = $"Author {i}" }));
        List<Author> authors = await library.Db.Authors.Take(100).ToListAsync();

        // On PostgreSQL the statement waits for the table until all have asked; SQLite answers each call before the next is made.
        await using DbConnection connection = await database.Driver.OpenConnectionAsync();
        await using DbTransaction? renaming = engine == TestEngine.PostgreSql ? await connection.BeginTransactionAsync() : null;
        await using DbCommand rename = connection.CreateCommand();
        rename.CommandText = "ALTER TABLE books RENAME TO books_away";
        await rename.ExecuteNonQueryAsync();
        Task[] loads = [.. authors.Select(author => author.LoadWrittenAsync(library.Db).AsTask())];
        if (renaming is not null)
            await renaming.CommitAsync();
        foreach (Task load in loads)
            await Assert.ThrowsAnyAsync<SmrtException>(() => load);
        Assert.Equal(engine == TestEngine.PostgreSql ? 1 : authors.Count, library.Log.Failed);

        await database.Sql.ExecuteAsync("ALTER TABLE books_away RENAME TO books");
        Assert.Equal(1, await library.Log.CountAsync(() => LoadWrittenAsync(authors, library.Db)));
    }

    private static async Task LoadWrittenAsync(IEnumerable<Author> authors, SmrtScope scope)
    {
        foreach (Author author in authors)
            await author.LoadWrittenAsync(scope);
    }
}
