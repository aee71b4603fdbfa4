using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Including;

public sealed class IncludeTests(LibraryDatabases databases) : IClassFixture<LibraryDatabases>
{
    [Theory, EachEngine]
    public async Task Siblings_share_a_round_trip_where_the_driver_has_batches(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));

        List<Author> authors = [];
        int sent = await library.Log.CountAsync(async () => authors = await library.Db.Authors
            .Include(a => a.Written).ThenInclude(b => b.Publisher).ThenInclude(p => p.Country)
            .Include(a => a.Written).ThenInclude(b => b.Tags)
            .Include(a => a.Edited)
            .OrderBy(a => a.Id).Take(200).ToListAsync());

        // Authors; written and edited; publishers and tags; countries.
        Assert.Equal(engine == TestEngine.PostgreSql ? 4 : 6, sent);
        Assert.Equal(
            RowText.Of(await library.Database.Sql.RowsAsync(
                """
                SELECT a.id, b.id, p.name, c.code, (SELECT count(*) FROM book_tags t WHERE t.book_id = b.id), (SELECT count(*) FROM books e WHERE e.editor_id = a.id)
                FROM authors a JOIN books b ON b.author_id = a.id JOIN publishers p ON p.id = b.publisher_id LEFT JOIN countries c ON c.code = p.country_code
                WHERE a.id <= 200 ORDER BY a.id, b.id
                """)),
            authors.SelectMany(a => a.Written.OrderBy(b => b.Id)
                .Select(b => RowText.Of(a.Id, b.Id, b.Publisher.Name, b.Publisher.Country?.Code, b.Tags.Count, a.Edited.Count))));
    }

    [Theory, EachEngine]
    public async Task One_row_that_many_refer_to_is_one_object(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));

        List<Author> authors = await library.Db.Authors.Include(a => a.Mentor).OrderBy(a => a.Id).Take(300).ToListAsync();

        Assert.All(authors.Where(a => a.Mentor is not null).GroupBy(a => a.MentorId), group => Assert.Single(group.Select(a => a.Mentor).Distinct()));
    }

    [Theory, EachEngine]
    public async Task Rows_that_refer_to_themselves_and_in_circles_end(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));

        Author own = await library.Db.Authors.Where(a => a.Id == 5).Include(a => a.Mentor).ThenInclude(a => a.Mentor).ThenInclude(a => a.Pupils).SingleAsync();

        Assert.Equal((5, 5), (own.Mentor!.Id, own.Mentor.Mentor!.Id));
        Assert.Contains(own.Mentor.Mentor.Pupils, pupil => pupil.Id == 5);
        Assert.Throws<NavigationNotLoadedException>(() => own.Mentor.Mentor.Mentor);
    }

    [Theory, EachEngine]
    public async Task A_relation_over_a_relation_can_be_named_at_once(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));

        Book book = await library.Db.Books.Where(b => b.Id == 1).Include(b => b.Publisher.Country).SingleAsync();

        Assert.Equal(book.Publisher.CountryCode, book.Publisher.Country!.Code);
    }

    [Theory, EachEngine]
    public async Task Naming_a_relation_again_keeps_how_it_was_refined(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));

        Author author = await library.Db.Authors.Where(a => a.Id == 2)
            .Include(a => a.Pupils, q => q.OrderBy(p => p.Id).Take(2))
            .Include(a => a.Pupils).ThenInclude(p => p.Written)
            .SingleAsync();

        Assert.Equal(2, author.Pupils.Count);
        Assert.All(author.Pupils, pupil => Assert.NotNull(pupil.Written));
        Assert.Throws<InvalidOperationException>(() =>
            library.Db.Authors.Include(a => a.Pupils, q => q.Take(2)).Include(a => a.Pupils, q => q.Take(3)));
    }

    [Theory, EachEngine]
    public async Task Includes_of_included_rows_can_stand_in_the_refinement(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));

        Author author = await library.Db.Authors.Where(a => a.Id == 2).Include(a => a.Pupils, q => q.Where(p => p.Id < 300).Include(p => p.Written)).SingleAsync();

        Assert.NotEmpty(author.Pupils);
        Assert.All(author.Pupils, pupil => Assert.True(pupil.Id < 300 && pupil.Written.Count >= 0));
    }

    [Fact]
    public async Task More_levels_than_allowed_fail_at_the_call()
    {
        await using Library library = Library.Open(await databases.OpenAsync(TestEngine.Sqlite));
        var three = library.Db.Authors.Include(a => a.Mentor).ThenInclude(a => a.Mentor).ThenInclude(a => a.Mentor);

        QueryDepthExceededException fault = Assert.Throws<QueryDepthExceededException>(() => three.ThenInclude(a => a.Mentor));

        Assert.Equal("Author", fault.Entity);
        Assert.Contains("4 levels", fault.Message, StringComparison.Ordinal);
        Assert.Contains("3 (MaxDepth)", fault.Message, StringComparison.Ordinal);
        Assert.Throws<QueryDepthExceededException>(() => library.Db.Authors.Include(a => a.Pupils, q => q.Include(p => p.Mentor!.Mentor!.Mentor)));
        await Assert.ThrowsAsync<QueryDepthExceededException>(async () => await library.Db.Authors.LoadAsync([], a => a.Mentor.Mentor.Mentor.Mentor));
    }

    [Fact]
    public async Task A_lambda_without_a_relation_fails_at_the_call()
    {
        await using Library library = Library.Open(await databases.OpenAsync(TestEngine.Sqlite));

        Assert.Throws<ArgumentException>(() => library.Db.Authors.Include(a => a));
        Assert.Throws<ArgumentException>(() => library.Db.Authors.Include(a => a.Pupils, q => q.Distinct()));
    }

    [Theory, EachEngine]
    public async Task Related_rows_are_bounded_for_each_parent(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine), new SmrtContextOptions { MaxLimit = 20 });
        Query<Author, AuthorColumns> one = library.Db.Authors.Where(a => a.Id == 2);
        int pupils = (await one.Include(a => a.Pupils, q => q.Unbounded("all are counted")).SingleAsync()).Pupils.Count;
        Assert.True(pupils > 20);

        QueryLimitExceededException fault = await Assert.ThrowsAsync<QueryLimitExceededException>(async () => await one.Include(a => a.Pupils).SingleAsync());

        Assert.Contains("Author.Pupils has more than 20 rows", fault.Message, StringComparison.Ordinal);
        Assert.Equal(20, (await one.Include(a => a.Pupils, q => q.Take(20)).SingleAsync()).Pupils.Count);
        await Assert.ThrowsAsync<QueryLimitExceededException>(async () => await one.Include(a => a.Pupils, q => q.Take(21)).SingleAsync());
    }

    [Theory, EachEngine]
    public async Task A_limit_of_one_row_reads_single_rows(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine), new SmrtContextOptions { MaxLimit = 1 });

        Assert.Equal(3, (await library.Db.Authors.Where(a => a.Id == 3).Include(a => a.Mentor).SingleAsync()).Id);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await library.Db.Authors.Where(a => a.Id < 9).Include(a => a.Mentor).SingleAsync());
    }
}
