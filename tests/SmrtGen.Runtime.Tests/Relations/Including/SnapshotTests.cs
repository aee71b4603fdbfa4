using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Including;

/// <summary>What is written between the levels of a read is seen, unless they are read from one snapshot.</summary>
public sealed class SnapshotTests
{
    private static readonly Func<Query<Author, AuthorColumns>, Task<Author>>[] s_reads =
    [
        async q => (await q.ToListAsync()).Single(),
        async q => await q.SingleAsync(),
        async q => (await q.PageAsync(10)).Items.Single(),
        async q => await ReadStreamAsync(q),
    ];

    [Theory, EachEngine]
    public async Task Levels_are_read_from_one_snapshot_where_asked_for(TestEngine engine)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(engine);
        await using Library library = Library.Open(database);
        await library.Db.Schema.CreateAsync();
        await library.Db.Authors.InsertAsync(new Author { Name = "Author" });
        Query<Author, AuthorColumns> query = library.Db.Authors.Include(a => a.Pupils);

        foreach (Func<Query<Author, AuthorColumns>, Task<Author>> read in s_reads)
        {
            Assert.Single((await WithWriteBetweenAsync(library, waits: true, read, query.Where(a => a.MentorId == null))).Pupils);
            await database.Sql.ExecuteAsync("DELETE FROM authors WHERE mentor_id IS NOT NULL");

            // On SQLite the writer waits for the reader.
            Assert.Empty((await WithWriteBetweenAsync(library, waits: engine == TestEngine.PostgreSql, read, query.Where(a => a.MentorId == null).AsSnapshot())).Pupils);
            await database.Sql.ExecuteAsync("DELETE FROM authors WHERE mentor_id IS NOT NULL");
        }
    }

    private static async Task<Author> WithWriteBetweenAsync(
        Library library, bool waits, Func<Query<Author, AuthorColumns>, Task<Author>> read, Query<Author, AuthorColumns> query)
    {
        Task? write = null;
        library.Log.Sent = _ =>
        {
            if (write is not null)
                return;
            write = Task.Run(() => library.Database.Sql.ExecuteAsync("INSERT INTO authors (name, mentor_id) VALUES ('Pupil', 1)"));
            if (waits)
                write.Wait();
        };
        Author author = await read(query);
        library.Log.Sent = null;
        await write!;
        return author;
    }

    private static async Task<Author> ReadStreamAsync(Query<Author, AuthorColumns> query)
    {
        List<Author> authors = [];
        await foreach (Author author in query.AsAsyncEnumerable())
            authors.Add(author);
        return authors.Single();
    }
}
