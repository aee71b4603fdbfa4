using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Loaders;

public sealed class BatchLoaderTests(LibraryDatabases databases) : IClassFixture<LibraryDatabases>
{
    [Theory, EachEngine]
    public async Task Calls_at_one_time_are_one_statement_in_order_and_without_duplicates(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        int[] keys = [7, 3, 99999, 7, 1, -1];

        IReadOnlyList<Author?> found = [];
        int sent = await library.Log.CountAsync(async () => found = await library.Db.Loaders.AuthorById.LoadManyAsync(keys));

        Assert.Equal(1, sent);
        Assert.Equal([7, 3, null, 7, 1, null], found.Select(a => a?.Id));
        Assert.Same(found[0], found[3]);
        Assert.Empty(await library.Db.Loaders.AuthorById.LoadManyAsync([]));
    }

    [Theory, EachEngine]
    public async Task There_is_one_for_each_key_unique_index_and_relation(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        LibraryDbLoaders loaders = library.Db.Loaders;
        HandSql sql = library.Database.Sql;
        Book book = (await library.Db.Books.FindAsync(15))!;
        BookTag join = await library.Db.BookTags.OrderBy(t => t.BookId).ThenBy(t => t.TagId).FirstAsync();

        // By key: one column, several, a type of its own, text.
        Assert.Equal("Book 0014", (await loaders.BookById.LoadAsync(15))!.Title);
        Assert.Equal(join.Weight, (await loaders.BookTagByBookIdTagId.LoadAsync(new(join.BookId, join.TagId)))!.Weight);
        Assert.Equal("Publisher 5", (await loaders.PublisherById.LoadAsync(LibraryDatabases.Publisher(5)))!.Name);
        Assert.Equal("Country 5", (await loaders.CountryByCode.LoadAsync("c0005"))!.Name);

        // By unique indexes of one column and of several.
        Assert.Equal(8, (await loaders.AuthorByName.LoadAsync("Author 0007"))!.Id);
        Assert.Equal(15, (await loaders.BookByAuthorIdTitle.LoadAsync((book.AuthorId, book.Title)))!.Id);
        Assert.Null(await loaders.BookByAuthorIdTitle.LoadAsync((book.AuthorId, "Book 0016")));
        Assert.Equal(1, (await loaders.CoverByBookId.LoadAsync(1))!.BookId);

        // Along relations.
        Assert.Equal(book.AuthorId, (await loaders.BookAuthor.LoadAsync(book.AuthorId))!.Id);
        Assert.Equal(1, (await loaders.BookCover.LoadAsync(1))!.BookId);
        Assert.Equal(await sql.ScalarAsync<int>("SELECT count(*) FROM authors WHERE mentor_id = 2"), (await loaders.AuthorPupils.LoadAsync(2)).Count);
        Assert.Equal(await sql.ScalarAsync<int>("SELECT count(*) FROM book_tags WHERE book_id = 15"), (await loaders.BookTags.LoadAsync(15)).Count);
        Assert.Equal(
            await sql.ScalarAsync<int>("SELECT count(*) FROM books WHERE shelf_room = @p1 AND shelf_number = @p2", book.ShelfRoom, book.ShelfNumber),
            (await loaders.ShelfBooks.LoadAsync((book.ShelfRoom!, book.ShelfNumber!.Value))).Count);
        Assert.Empty(await loaders.ShelfBooks.LoadAsync(("nowhere", 1)));
        Assert.Equal(book.ShelfNumber, (await loaders.BookShelf.LoadAsync((book.ShelfRoom!, book.ShelfNumber!.Value)))!.Number);
    }

    [Theory, EachEngine]
    public async Task Composite_keys_are_one_statement_too(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        List<Shelf> shelves = await library.Db.Shelfs.Take(1000).ToListAsync();

        IReadOnlyList<IReadOnlyList<Book>> books = [];
        int sent = await library.Log.CountAsync(async () => books = await library.Db.Loaders.ShelfBooks.LoadManyAsync(shelves.Select(s => (s.Room, s.Number))));

        Assert.Equal(1, sent);
        Assert.All(shelves.Zip(books), pair => Assert.All(pair.Second, book => Assert.Equal((pair.First.Room, pair.First.Number), (book.ShelfRoom, book.ShelfNumber!.Value))));
        Assert.Equal(await library.Database.Sql.ScalarAsync<int>("SELECT count(*) FROM books WHERE shelf_room IS NOT NULL AND shelf_number IS NOT NULL"), books.Sum(b => b.Count));
    }

    [Theory, EachEngine]
    public async Task A_scope_reads_a_key_once_and_the_shared_loaders_anew(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        LibraryDbLoaders scope = library.Db.CreateLoaderScope();

        Author? first = await scope.AuthorById.LoadAsync(1);
        Assert.Equal(0, await library.Log.CountAsync(async () => Assert.Same(first, await scope.AuthorById.LoadAsync(1))));
        Assert.Equal(1, await library.Log.CountAsync(async () => await scope.AuthorById.LoadManyAsync([1, 2, 1])));
        Assert.Equal(1, await library.Log.CountAsync(async () => await library.Db.CreateLoaderScope().AuthorById.LoadAsync(1)));
        Assert.Equal(2, await library.Log.CountAsync(async () =>
        {
            await library.Db.Loaders.AuthorById.LoadAsync(1);
            await library.Db.Loaders.AuthorById.LoadAsync(1);
        }));
    }

    [Theory, EachEngine]
    public async Task A_scope_forgets_failures(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        LibraryDbLoaders scope = library.Db.CreateLoaderScope();
        await library.Database.Sql.ExecuteAsync("ALTER TABLE countries RENAME TO countries_away");
        try
        {
            await Assert.ThrowsAnyAsync<SmrtException>(() => scope.CountryByCode.LoadAsync("c0001"));
        }
        finally
        {
            await library.Database.Sql.ExecuteAsync("ALTER TABLE countries_away RENAME TO countries");
        }

        Assert.Equal("Country 1", (await scope.CountryByCode.LoadAsync("c0001"))!.Name);
    }

    [Theory, EachEngine]
    public async Task One_bad_key_fails_only_its_caller_and_costs_no_statement(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        string[] keys = [.. Enumerable.Range(0, 500).Select(i => i % 100 == 7 ? $"c\0{i}" : $"c{i:D4}")];
        Task<Country?>[] loads = [];

        int sent = await library.Log.CountAsync(async () =>
        {
            loads = [.. keys.Select(key => library.Db.Loaders.CountryByCode.LoadAsync(key))];
            await Task.WhenAll(loads.Where((_, i) => i % 100 != 7));
        });

        // They are made one by one, so the first may be on their way before the last is made.
        Assert.InRange(sent, 1, 5);
        for (int i = 0; i < keys.Length; i++)
        {
            if (i % 100 == 7)
                await Assert.ThrowsAsync<InvalidTextException>(() => loads[i]);
            else
                Assert.Equal(keys[i], (await loads[i])!.Code);
        }
    }

    [Theory, EachEngine]
    public async Task Too_many_rows_for_one_key_fail_only_its_caller(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine), new SmrtContextOptions { MaxLimit = 5 });

        Task<IReadOnlyList<Author>>[] loads = [library.Db.Loaders.AuthorPupils.LoadAsync(2), library.Db.Loaders.AuthorPupils.LoadAsync(900)];

        await Assert.ThrowsAsync<QueryLimitExceededException>(() => loads[0]);
        Assert.Empty(await loads[1]);
    }

    [Theory, EachEngine]
    public async Task Awaiting_other_loads_in_between_never_locks_up(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        LibraryDbLoaders loaders = library.Db.CreateLoaderScope();

        async Task<int> WalkAsync(int id)
        {
            Book book = (await loaders.BookById.LoadAsync(id))!;
            Author author = (await loaders.BookAuthor.LoadAsync(book.AuthorId))!;
            int pupils = 0;
            foreach (Author pupil in await loaders.AuthorPupils.LoadAsync(author.Id))
            {
                await Task.Yield();
                pupils += (await loaders.AuthorWritten.LoadAsync(pupil.Id)).Count + (await library.Db.Books.Where(b => b.Id == id).CountAsync());
            }

            Publisher publisher = (await loaders.BookPublisher.LoadAsync(book.PublisherId))!;
            return publisher.CountryCode is { } code ? pupils + (await loaders.PublisherCountry.LoadAsync(code))!.Name.Length : pupils;
        }

        int[] walked = await Task.WhenAll(Enumerable.Range(1, 100).Select(WalkAsync)).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(100, walked.Length);
    }

    [Fact]
    public async Task A_cancelled_caller_leaves_the_others_their_answers()
    {
        await using Library library = Library.Open(await databases.OpenAsync(TestEngine.Sqlite));
        using CancellationTokenSource cancellation = new();
        await cancellation.CancelAsync();
        using CancellationTokenSource later = new();

        Task<Author?> before = library.Db.Loaders.AuthorById.LoadAsync(1, cancellation.Token);
        Task<Author?> during = library.Db.Loaders.AuthorById.LoadAsync(1, later.Token);
        Task<Author?> other = library.Db.Loaders.AuthorById.LoadAsync(1);
        await later.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => before);
        Assert.Equal(1, (await other)!.Id);
        Assert.True(during.IsCanceled || (await during)!.Id == 1);
    }
}
