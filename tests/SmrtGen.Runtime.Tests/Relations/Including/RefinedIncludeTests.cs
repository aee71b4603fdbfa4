using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Including;

/// <summary>Filters, orders and limits of included rows hold for each parent, in one statement for all.</summary>
public sealed class RefinedIncludeTests(LibraryDatabases databases) : IClassFixture<LibraryDatabases>
{
    private const string Pupils = "SELECT a.id AS parent, p.id AS child, row_number() OVER (PARTITION BY a.id ORDER BY p.name DESC) AS n FROM authors a JOIN authors p ON p.mentor_id = a.id";

    [Theory, EachEngine]
    public async Task Best_three_of_each(TestEngine engine)
        => await CheckAsync(engine, q => q.OrderByDescending(p => p.Name).Take(3), $"SELECT parent, child FROM ({Pupils}) w WHERE n <= 3 ORDER BY parent, n");

    [Theory, EachEngine]
    public async Task The_next_two_of_each(TestEngine engine)
        => await CheckAsync(engine, q => q.OrderByDescending(p => p.Name).Skip(3).Take(2), $"SELECT parent, child FROM ({Pupils}) w WHERE n BETWEEN 4 AND 5 ORDER BY parent, n");

    [Theory, EachEngine]
    public async Task All_but_the_first_of_each(TestEngine engine)
        => await CheckAsync(engine, q => q.OrderByDescending(p => p.Name).Skip(25), $"SELECT parent, child FROM ({Pupils}) w WHERE n > 25 ORDER BY parent, n");

    [Theory, EachEngine]
    public async Task None_of_each(TestEngine engine)
        => await CheckAsync(engine, q => q.OrderBy(p => p.Name).Take(0), $"SELECT parent, child FROM ({Pupils}) w WHERE n < 1");

    [Theory, EachEngine]
    public async Task Filtered_across_relations_and_limited(TestEngine engine)
        => await CheckAsync(
            engine,
            q => q.Where(p => p.Written.Any(b => b.Pages > 150) && p.Mentor.Id < 20 && p.Name.StartsWith("Author 0")).OrderByDescending(p => p.Name).Take(2),
            $"""
            SELECT parent, child FROM ({Pupils} WHERE p.name LIKE 'Author 0%' AND a.id < 20 AND EXISTS (SELECT 1 FROM books b WHERE b.author_id = p.id AND b.pages > 150)) w
            WHERE n <= 2 ORDER BY parent, n
            """);

    [Theory, EachEngine]
    public async Task Ordered_by_values_that_are_parameters(TestEngine engine)
        => await CheckAsync(
            engine, q => q.Where(p => p.Id > 40).OrderByDescending(p => p.Written.Count(b => b.Pages > 120)).ThenBy(p => p.Id * 3).Skip(1).Take(2),
            """
            SELECT parent, child FROM (
                SELECT a.id AS parent, p.id AS child,
                    row_number() OVER (PARTITION BY a.id ORDER BY (SELECT count(*) FROM books b WHERE b.author_id = p.id AND b.pages > 120) DESC, p.id) AS n
                FROM authors a JOIN authors p ON p.mentor_id = a.id WHERE p.id > 40) w
            WHERE n BETWEEN 2 AND 3 ORDER BY parent, n
            """);

    [Theory, EachEngine]
    public async Task Ordered_without_a_limit(TestEngine engine)
        => await CheckAsync(engine, q => q.OrderByDescending(p => p.Name), $"SELECT parent, child FROM ({Pupils}) w ORDER BY parent, n");

    [Theory, EachEngine]
    public async Task Many_to_many_of_several_columns(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));

        List<Shelf> shelves = await library.Db.Shelfs.OrderBy(s => s.Number).Include(s => s.Keepers, q => q.OrderByDescending(k => k.Badge).Take(1)).Take(1000).ToListAsync();

        Assert.Equal(
            RowText.Of(await library.Database.Sql.RowsAsync("SELECT shelf_number, max(keeper_badge) FROM shelf_keepers GROUP BY shelf_number ORDER BY shelf_number")),
            shelves.Where(s => s.Keepers.Count > 0).Select(s => RowText.Of(s.Number, s.Keepers.Single().Badge)));
    }

    [Theory, EachEngine]
    public async Task Many_to_many_skipping_and_filtering(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));

        List<Book> books = await library.Db.Books.OrderBy(b => b.Id)
            .Include(b => b.Tags, q => q.Where(t => t.Books.Count() > 1).OrderBy(t => t.Name).Skip(1).Take(2)).Take(1000).ToListAsync();

        Assert.Equal(
            RowText.Of(await library.Database.Sql.RowsAsync(
                """
                SELECT book, tag FROM (
                    SELECT j.book_id AS book, t.id AS tag, row_number() OVER (PARTITION BY j.book_id ORDER BY t.name) AS n
                    FROM book_tags j JOIN tags t ON t.id = j.tag_id
                    WHERE j.book_id <= 1000 AND (SELECT count(*) FROM book_tags o WHERE o.tag_id = t.id) > 1) w
                WHERE n BETWEEN 2 AND 3 ORDER BY book, n
                """)),
            books.SelectMany(b => b.Tags.Select(t => RowText.Of(b.Id, t.Id.Value))));
    }

    private async Task CheckAsync(TestEngine engine, Func<Query<Author, AuthorColumns>, Query<Author, AuthorColumns>> refine, string sql)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        List<Author> authors = [];

        int sent = await library.Log.CountAsync(async () => authors = await library.Db.Authors.OrderBy(a => a.Id).Include(a => a.Pupils, refine).Take(1000).ToListAsync());

        Assert.Equal(2, sent);
        Assert.Equal(RowText.Of(await library.Database.Sql.RowsAsync(sql)), authors.SelectMany(a => a.Pupils.Select(p => RowText.Of(a.Id, p.Id))));
    }
}
