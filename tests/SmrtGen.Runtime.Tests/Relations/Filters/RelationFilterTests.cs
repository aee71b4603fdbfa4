using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Filters;

/// <summary>Filters and orders across relations find what SQL by hand finds, each row once.</summary>
public sealed class RelationFilterTests(LibraryDatabases databases) : IClassFixture<LibraryDatabases>
{
    [Theory, EachEngine]
    public async Task Finds_what_sql_finds(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));

        foreach (RelationFilter filter in RelationFilter.All)
        {
            List<string> expected = [];
            foreach (string statement in filter.Sql.Split(';'))
                expected.AddRange(RowText.Of(await library.Database.Sql.RowsAsync(statement)));
            List<object> actual = await filter.Read(library.Db);

            Assert.True(expected.SequenceEqual(actual.Select(key => RowText.Of(key))), $"{filter.Name}: {expected.Count} rows were expected, found {actual.Count}\n{library.Log.Texts[^1]}");

            // Those that find nothing are there to be told from the one that they look like.
            Assert.True(expected.Count > 0 != filter.Name.Contains("the same with", StringComparison.Ordinal), $"{filter.Name} finds {expected.Count}");
        }
    }

    [Theory, EachEngine]
    public async Task One_relation_is_joined_once(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));

        await library.Db.Books
            .Where(b => b.Publisher.Country.Name != "x" && b.Publisher.Country.Code != "y" && b.Publisher.Name != "z")
            .OrderBy(b => b.Publisher.Country.Name).Take(1).ToListAsync();

        Assert.Equal(2, library.Log.Texts[^1].Split("LEFT JOIN").Length - 1);
    }

    [Theory, EachEngine]
    public async Task Conditions_can_be_kept_and_used_in_several_queries(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        Query<Author, AuthorColumns> busy = library.Db.Authors.Where(a => a.Written.Any(b => b.Pages > 200));
        Query<Author, AuthorColumns> both = busy.Where(a => a.Written.Any(b => b.Pages < 200) || a.Mentor.Written.Any(b => b.Pages > 350));

        int all = await busy.CountAsync();
        int some = await both.CountAsync();

        Assert.InRange(some, 1, all - 1);
        Assert.Equal(all, await busy.CountAsync());
        Assert.Equal(some, (await both.Include(a => a.Written).Unbounded("counted").ToListAsync()).Count(a => a.Written.Any(b => b.Pages > 200)));
    }
}
