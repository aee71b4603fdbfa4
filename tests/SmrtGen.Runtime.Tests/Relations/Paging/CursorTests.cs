using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Paging;

public sealed class CursorTests(ReadingDatabases databases) : IClassFixture<ReadingDatabases>
{
    [Theory, EachEngine]
    public async Task Terms_that_go_one_way_are_one_row_value(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        Query<Reading, ReadingColumns> ascending = library.Db.Readings.OrderBy(r => r.Stars).ThenBy(r => r.City);
        Query<Reading, ReadingColumns> descending = library.Db.Readings.OrderByDescending(r => r.Stars);
        Query<Reading, ReadingColumns> mixed = library.Db.Readings.OrderBy(r => r.Stars).ThenByDescending(r => r.City);
        Query<Reading, ReadingColumns> nullable = library.Db.Readings.OrderBy(r => r.Minutes);

        Assert.Contains("WHERE (t.\"stars\", t.\"city\", t.\"id\") > ($1, $2, $3)", await SecondPageAsync(library, ascending), StringComparison.Ordinal);
        Assert.Contains("WHERE (t.\"stars\", t.\"id\") < ($1, $2)", await SecondPageAsync(library, descending), StringComparison.Ordinal);
        Assert.DoesNotContain(") > (", await SecondPageAsync(library, mixed), StringComparison.Ordinal);
        Assert.DoesNotContain(") > (", await SecondPageAsync(library, nullable), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Damaged_and_foreign_cursors_are_refused(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        Query<Reading, ReadingColumns> query = library.Db.Readings.OrderBy(r => r.City).ThenBy(r => r.FinishedAt);
        string cursor = (await query.PageAsync(5)).NextCursor!;
        int sent = library.Log.Count;

        for (int i = 0; i < cursor.Length; i++)
        {
            string changed = string.Concat(cursor.AsSpan(0, i), cursor[i] == 'A' ? "B" : "A", cursor.AsSpan(i + 1));
            await Assert.ThrowsAsync<ArgumentException>("after", async () => await query.PageAsync(5, after: changed));
            await Assert.ThrowsAsync<ArgumentException>("before", async () => await query.PageAsync(5, before: cursor[..i]));
        }

        foreach (string nonsense in (string[])["", "  ", "x", "no cursor", "?after=1", cursor + "AAAA", cursor + "\0", new string('A', 5000)])
            await Assert.ThrowsAsync<ArgumentException>("after", async () => await query.PageAsync(5, after: nonsense));

        ArgumentException other = await Assert.ThrowsAsync<ArgumentException>("after", async () => await query.ThenBy(r => r.Stars).PageAsync(5, after: cursor));
        Assert.Contains("another query", other.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>("after", async () => await library.Db.Readings.OrderBy(r => r.City).PageAsync(5, after: cursor));
        await Assert.ThrowsAsync<ArgumentException>("after", async () => await library.Db.Readings.OrderBy(r => r.City).ThenByDescending(r => r.FinishedAt).PageAsync(5, after: cursor));
        await Assert.ThrowsAsync<ArgumentException>("after", async () => await library.Db.Books.OrderBy(b => b.Title).PageAsync(5, after: cursor));
        await Assert.ThrowsAsync<ArgumentException>("before", async () => await query.PageAsync(5, cursor, cursor));
        Assert.Equal(sent, library.Log.Count);
    }

    [Theory, EachEngine]
    public async Task A_cursor_outlives_its_process_and_its_row(TestEngine engine)
    {
        TestDatabase database = await databases.OpenAsync(engine);
        await using Library library = Library.Open(database);
        await using LibraryDbTransaction tx = await library.Db.BeginTransactionAsync();
        Page<Reading> first = await tx.Readings.OrderBy(r => r.Stars).PageAsync(10);
        Page<Reading> second = await tx.Readings.OrderBy(r => r.Stars).PageAsync(10, after: first.NextCursor);

        await tx.Readings.DeleteAsync(first.Items[^1]);

        Assert.Equal(second.Items.Select(r => r.Id), (await tx.Readings.OrderBy(r => r.Stars).PageAsync(10, after: first.NextCursor)).Items.Select(r => r.Id));
    }

    [Theory, EachEngine]
    public async Task Pages_have_totals_and_includes(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        Query<Reading, ReadingColumns> query = library.Db.Readings.Where(r => r.BookId != null).OrderBy(r => r.Stars);

        Page<Reading> page = await query.PageAsync(7, withTotal: true);
        Page<Reading> next = await query.Include(r => r.Book).ThenInclude(b => b.Author).PageAsync(7, after: page.NextCursor, withTotal: true);

        Assert.Equal(await library.Database.Sql.ScalarAsync<long>("SELECT count(*) FROM readings WHERE book_id IS NOT NULL"), page.Total);
        Assert.Equal(page.Total, next.Total);
        Assert.Null((await query.PageAsync(7)).Total);
        Assert.All(next.Items, r => Assert.Equal(r.Book!.AuthorId, r.Book.Author.Id));
        Assert.Empty(page.Items.Select(r => r.Id).Intersect(next.Items.Select(r => r.Id)));
    }

    [Fact]
    public async Task Windows_and_sizes_that_make_no_page_are_refused()
    {
        await using Library library = Library.Open(await databases.OpenAsync(TestEngine.Sqlite), new SmrtContextOptions { MaxLimit = 10 });
        Query<Reading, ReadingColumns> query = library.Db.Readings.OrderBy(r => r.Stars);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("size", async () => await query.PageAsync(0));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await query.Take(5).PageAsync(5));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await query.Skip(5).PageAsync(5));
        await Assert.ThrowsAsync<QueryLimitExceededException>(async () => await query.PageAsync(11));
        await Assert.ThrowsAsync<QueryLimitExceededException>(async () => await query.PageByAsync(r => r.BookId, [1], 11));
        Assert.Equal(11, (await query.Unbounded("a wide page").PageAsync(11)).Items.Count);
    }

    private static async Task<string> SecondPageAsync(Library library, Query<Reading, ReadingColumns> query)
    {
        Page<Reading> page = await query.PageAsync(3);
        await query.PageAsync(3, after: page.NextCursor);
        return library.Log.Texts[^1];
    }
}
