using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Peers;

/// <summary>Loading in a loop loads for all that came together, wherever they came from.</summary>
public sealed class PeerLoadingTests(LibraryDatabases databases) : IClassFixture<LibraryDatabases>
{
    private const int Statements = 3;

    [Theory, EachEngine]
    public async Task Two_levels_over_a_thousand_are_three_statements(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        long pages = 0;
        HashSet<string> publishers = [];

        int sent = await library.Log.CountAsync(async () =>
        {
            foreach (Author author in await library.Db.Authors.Take(1000).ToListAsync())
            {
                foreach (Book book in await author.LoadWrittenAsync(library.Db))
                {
                    pages += book.Pages;
                    publishers.Add((await book.LoadPublisherAsync(library.Db)).Name);
                }
            }
        });

        Assert.Equal(Statements, sent);
        Assert.Equal(await library.Database.Sql.ScalarAsync<long>("SELECT sum(pages) FROM books"), pages);
        Assert.Equal(await library.Database.Sql.ScalarAsync<int>("SELECT count(DISTINCT publisher_id) FROM books"), publishers.Count);
    }

    [Theory, EachEngine]
    public async Task Whatever_gives_several_entities_makes_them_peers(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        LibraryDb db = library.Db;
        int[] ids = [.. Enumerable.Range(1, 300)];
        Dictionary<string, Func<Task<IEnumerable<Reading>>>> ways = new()
        {
            ["ToListAsync"] = async () => await db.Readings.Take(300).ToListAsync(),
            ["ToArrayAsync"] = async () => await db.Readings.Take(300).ToArrayAsync(),
            ["ToDictionaryAsync"] = async () => (await db.Readings.Take(300).ToDictionaryAsync(r => r.Id)).Values,
            ["FindManyAsync"] = async () => (await db.Readings.FindManyAsync(ids.Select(i => (long)i))).Values,
            ["ListByCityAsync"] = async () => await db.Readings.ListByCityAsync("City 3"),
            ["PageAsync"] = async () => (await db.Readings.OrderBy(r => r.Stars).PageAsync(300)).Items,
            ["PageByAsync"] = async () => (await db.Readings.OrderBy(r => r.Stars).PageByAsync(r => r.BookId, ids, 2)).Values.SelectMany(page => page.Items),
            ["AsAsyncEnumerable"] = async () => await ReadAllAsync(db.Readings.Take(300).AsAsyncEnumerable()),
            ["LoadManyAsync"] = async () => (await db.Loaders.ReadingById.LoadManyAsync(ids.Select(i => (long)i))).OfType<Reading>(),
            ["LoadManyAsync of lists"] = async () => (await db.Loaders.BookReadings.LoadManyAsync(ids)).SelectMany(readings => readings),
            ["Include"] = async () => (await db.Books.Include(b => b.Readings).Take(100).ToListAsync()).SelectMany(b => b.Readings),
        };

        foreach ((string way, Func<Task<IEnumerable<Reading>>> read) in ways)
        {
            List<Reading> readings = [.. await read()];
            foreach (Reading reading in readings.Where(r => r.BookId is null).Take(1))
                reading.BookId = 1;
            Assert.True(readings.Count > 50, way);

            int sent = await library.Log.CountAsync(async () =>
            {
                foreach (Reading reading in readings)
                    Assert.Equal(reading.BookId, (await reading.LoadBookAsync(db))?.Id);
            });

            Assert.True(sent == 1, $"{way}: {sent} statements");
        }
    }

    [Theory, EachEngine]
    public async Task A_stream_is_loaded_in_chunks_while_it_is_read(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        int count = 0;

        int sent = await library.Log.CountAsync(async () =>
        {
            await foreach (Book book in library.Db.Books.Unbounded("all are read").AsAsyncEnumerable())
            {
                Assert.Equal(book.AuthorId, (await book.LoadAuthorAsync(library.Db)).Id);
                count++;
            }
        });

        Assert.Equal(LibraryDatabases.Books, count);
        Assert.Equal(1 + 2, sent);
    }

    [Theory, EachEngine]
    public async Task Calls_at_the_same_time_are_one_statement(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        List<Author> authors = await library.Db.Authors.Take(1000).ToListAsync();

        int sent = await library.Log.CountAsync(() => Task.WhenAll(authors.Select(author => Task.Run(async () => await author.LoadWrittenAsync(library.Db)))));

        Assert.Equal(1, sent);
        Assert.Equal(LibraryDatabases.Books, authors.Sum(a => a.Written.Count));
    }

    [Theory, EachEngine]
    public async Task What_is_loaded_stays(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        List<Author> authors = await library.Db.Authors.OrderBy(a => a.Id).Take(100).ToListAsync();
        await library.Db.Authors.LoadAsync(authors.Take(50), a => a.Written);
        IReadOnlyList<Book>[] loaded = [.. authors.Take(50).Select(a => a.Written)];

        int sent = await library.Log.CountAsync(async () =>
        {
            foreach (Author author in authors)
                await author.LoadWrittenAsync(library.Db);
        });

        Assert.Equal(1, sent);
        Assert.All(authors.Take(50).Zip(loaded), pair => Assert.Same(pair.Second, pair.First.Written));
    }

    [Theory, EachEngine]
    public async Task Explicit_loading_is_one_statement_and_reads_anew(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        List<Author> authors = [];
        for (int id = 1; id <= 20; id++)
            authors.Add(await library.Db.Authors.GetAsync(id));

        Assert.Equal(1, await library.Log.CountAsync(async () => await library.Db.Authors.LoadAsync(authors, a => a.Written, q => q.OrderByDescending(b => b.Id))));
        IReadOnlyList<Book> before = authors[0].Written;
        Assert.Equal(2, await library.Log.CountAsync(async () => await library.Db.Authors.LoadAsync(authors, a => a.Written, q => q.Include(b => b.Publisher))));

        Assert.NotSame(before, authors[0].Written);
        Assert.All(authors.SelectMany(a => a.Written), book => Assert.NotNull(book.Publisher));
        Assert.Equal(0, await library.Log.CountAsync(async () => await library.Db.Authors.LoadAsync([], a => a.Mentor)));
    }

    [Theory, EachEngine]
    public async Task The_same_entity_twice_and_the_same_key_twice_each_get_their_own_list(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        Author one = await library.Db.Authors.GetAsync(2);
        Author other = await library.Db.Authors.GetAsync(2);

        await library.Db.Authors.LoadAsync([one, one, other], a => a.Pupils);

        Assert.Equal(one.Pupils.Select(p => p.Id).Order(), other.Pupils.Select(p => p.Id).Order());
        Assert.NotSame(one.Pupils, other.Pupils);
    }

    [Theory, EachEngine]
    public async Task Beyond_the_depth_each_loads_alone(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        List<Author> level = await library.Db.Authors.Where(a => a.Id <= 20).OrderBy(a => a.Id).ToListAsync();

        for (int depth = 1; depth <= 4; depth++)
        {
            List<Author> current = [.. level.Where(a => a.MentorId is not null).Distinct()];
            int sent = await library.Log.CountAsync(async () =>
            {
                foreach (Author author in current)
                    await author.LoadMentorAsync(library.Db);
            });
            Assert.Equal(depth <= 3 ? 1 : current.Count, sent);
            level = [.. current.Select(a => a.Mentor!)];
        }
    }

    private static async Task<List<T>> ReadAllAsync<T>(IAsyncEnumerable<T> items)
    {
        List<T> all = [];
        await foreach (T item in items)
            all.Add(item);
        return all;
    }
}
