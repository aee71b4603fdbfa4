using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Paging;

/// <summary>A page for each parent in one statement, and on from there.</summary>
public sealed class PageByTests(ReadingDatabases databases) : IClassFixture<ReadingDatabases>
{
    [Theory, EachEngine]
    public async Task Each_parent_has_its_first_page_and_can_be_walked_on(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        Query<Reading, ReadingColumns> query = library.Db.Readings.Where(r => r.Stars > 0).OrderByDescending(r => r.Minutes).ThenBy(r => r.Book.Title);
        IReadOnlyDictionary<int, Page<Reading>> pages = new Dictionary<int, Page<Reading>>();

        int sent = await library.Log.CountAsync(async () => pages = await query.PageByAsync(r => r.BookId, [1, 2, 3, 3, 4, 99], 4));

        Assert.Equal(1, sent);
        Assert.Equal([1, 2, 3, 4, 99], pages.Keys.Order());
        Assert.Empty(pages[99].Items);
        foreach ((int book, Page<Reading> first) in pages)
        {
            List<long> met = [.. first.Items.Select(r => r.Id)];
            for (string? next = first.NextCursor; next is not null;)
            {
                Page<Reading> page = await query.Where(r => r.BookId == book).PageAsync(4, after: next);
                met.AddRange(page.Items.Select(r => r.Id));
                next = page.NextCursor;
            }

            List<Reading> all = await query.Where(r => r.BookId == book).ThenBy(r => r.Id).Take(100).ToListAsync();
            Assert.Equal(all.Select(r => r.Id), met);
        }
    }

    [Theory, EachEngine]
    public async Task Pages_of_parents_include_relations_in_one_statement_for_all(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        Query<Book, BookColumns> query = library.Db.Books.Include(b => b.Author).AsQuery();

        IReadOnlyDictionary<PublisherId, Page<Book>> pages = new Dictionary<PublisherId, Page<Book>>();
        int sent = await library.Log.CountAsync(async () => pages = await query.OrderBy(b => b.Pages).PageByAsync(b => b.PublisherId, [LibraryDatabases.Publisher(1), LibraryDatabases.Publisher(2)], 3));

        Assert.Equal(2, sent);
        Assert.Equal([1, 2, 3], pages[LibraryDatabases.Publisher(1)].Items.Select(b => b.Id));
        Assert.All(pages[LibraryDatabases.Publisher(1)].Items, b => Assert.Equal(b.AuthorId, b.Author.Id));
        Assert.Empty(await query.PageByAsync(b => b.AuthorId, [], 3));
        Assert.Single((await library.Db.Readings.OrderBy(r => r.Id).PageByAsync(r => r.City, ["Ulm"], 1))["Ulm"].Items);
        await Assert.ThrowsAsync<ArgumentException>("parent", async () => await library.Db.Readings.Query().PageByAsync(r => r.Book.AuthorId, [1], 3));
    }
}
