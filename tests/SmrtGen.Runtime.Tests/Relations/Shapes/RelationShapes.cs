using SmrtGen.Runtime.Tests.Relations.Model;

namespace SmrtGen.Runtime.Tests.Relations.Shapes;

/// <summary>Every shape that a relation can have.</summary>
public static class RelationShapes
{
    public static IReadOnlyList<RelationShape> All { get; } =
    [
        OfBook("Author, which is required", q => q.Include(b => b.Author), (b, s) => b.LoadAuthorAsync(s).AsTask(), b => [b.Author.Id], "LEFT JOIN authors c ON c.id = p.author_id"),
        OfBook("Editor, of the same type and nullable", q => q.Include(b => b.Editor), (b, s) => b.LoadEditorAsync(s).AsTask(), b => [b.Editor?.Id], "LEFT JOIN authors c ON c.id = p.editor_id"),
        OfBook("Publisher, by a Guid of its own type", q => q.Include(b => b.Publisher), (b, s) => b.LoadPublisherAsync(s).AsTask(), b => [b.Publisher.Id.Value], "LEFT JOIN publishers c ON c.id = p.publisher_id"),
        OfBook(
            "Shelf, by two nullable columns", q => q.Include(b => b.Shelf), (b, s) => b.LoadShelfAsync(s).AsTask(), b => [b.Shelf is { } s ? $"{s.Room}/{s.Number}" : null],
            "LEFT JOIN shelves c ON c.room = p.shelf_room AND c.number = p.shelf_number", "c.room || '/' || c.number"),
        OfBook("Cover, one to one from the side that is referred to", q => q.Include(b => b.Cover), (b, s) => b.LoadCoverAsync(s).AsTask(), b => [b.Cover?.Id], "LEFT JOIN covers c ON c.book_id = p.id"),
        OfBook(
            "Tags through their entity", q => q.Include(b => b.BookTags).ThenInclude(t => t.Tag), LoadThroughAsync, b => b.BookTags.Select(t => (object)t.Tag!.Id.Value),
            "LEFT JOIN book_tags j ON j.book_id = p.id LEFT JOIN tags c ON c.id = j.tag_id", levels: 2),
        OfBook(
            "Tags, many to many", q => q.Include(b => b.Tags), (b, s) => b.LoadTagsAsync(s).AsTask(), b => b.Tags.Select(t => (object)t.Id.Value),
            "LEFT JOIN book_tags j ON j.book_id = p.id LEFT JOIN tags c ON c.id = j.tag_id"),
        OfBook(
            "Quoted, many to many with itself", q => q.Include(b => b.Quoted), (b, s) => b.LoadQuotedAsync(s).AsTask(), b => b.Quoted.Select(t => (object)t.Id),
            "LEFT JOIN book_links j ON j.from_id = p.id LEFT JOIN books c ON c.id = j.to_id"),
        OfBook(
            "QuotedBy, the other way", q => q.Include(b => b.QuotedBy), (b, s) => b.LoadQuotedByAsync(s).AsTask(), b => b.QuotedBy.Select(t => (object)t.Id),
            "LEFT JOIN book_links j ON j.to_id = p.id LEFT JOIN books c ON c.id = j.from_id"),
        OfBook(
            "Readings, by a nullable foreign key", q => q.Include(b => b.Readings), (b, s) => b.LoadReadingsAsync(s).AsTask(), b => b.Readings.Select(r => (object)r.Id),
            "LEFT JOIN readings c ON c.book_id = p.id"),
        OfAuthor("Mentor, of its own type", q => q.Include(a => a.Mentor), (a, s) => a.LoadMentorAsync(s).AsTask(), a => [a.Mentor?.Id], "LEFT JOIN authors c ON c.id = p.mentor_id"),
        OfAuthor("Pupils, of its own type", q => q.Include(a => a.Pupils), (a, s) => a.LoadPupilsAsync(s).AsTask(), a => a.Pupils.Select(c => (object)c.Id), "LEFT JOIN authors c ON c.mentor_id = p.id"),
        OfAuthor("Written", q => q.Include(a => a.Written), (a, s) => a.LoadWrittenAsync(s).AsTask(), a => a.Written.Select(c => (object)c.Id), "LEFT JOIN books c ON c.author_id = p.id"),
        OfAuthor("Edited, to many of the same type", q => q.Include(a => a.Edited), (a, s) => a.LoadEditedAsync(s).AsTask(), a => a.Edited.Select(c => (object)c.Id), "LEFT JOIN books c ON c.editor_id = p.id"),
        new RelationShape<Cover, CoverColumns>(
            "Cover.Book, one to one from the side that refers", "SELECT p.id, c.id FROM (SELECT * FROM covers ORDER BY id LIMIT @p1) p LEFT JOIN books c ON c.id = p.book_id",
            s => new CoverRepository(s).OrderBy(c => c.Id), q => q.Include(c => c.Book), (c, s) => c.LoadBookAsync(s).AsTask(), c => $"{c.Id}", c => [c.Book?.Id]),
        new RelationShape<Publisher, PublisherColumns>(
            "Publisher.Country, by a nullable text", "SELECT p.id, c.code FROM (SELECT * FROM publishers ORDER BY id LIMIT @p1) p LEFT JOIN countries c ON c.code = p.country_code",
            s => new PublisherRepository(s).OrderBy(p => p.Id), q => q.Include(p => p.Country), (p, s) => p.LoadCountryAsync(s).AsTask(), p => $"{p.Id.Value}", p => [p.Country?.Code]),
        new RelationShape<Publisher, PublisherColumns>(
            "Publisher.Books, by a Guid of its own type", "SELECT p.id, c.id FROM (SELECT * FROM publishers ORDER BY id LIMIT @p1) p LEFT JOIN books c ON c.publisher_id = p.id",
            s => new PublisherRepository(s).OrderBy(p => p.Id), q => q.Include(p => p.Books), (p, s) => p.LoadBooksAsync(s).AsTask(), p => $"{p.Id.Value}", p => p.Books.Select(b => (object)b.Id)),
        new RelationShape<Country, CountryColumns>(
            "Country.Publishers, by a text", "SELECT p.code, c.id FROM (SELECT * FROM countries ORDER BY code LIMIT @p1) p LEFT JOIN publishers c ON c.country_code = p.code",
            s => new CountryRepository(s).OrderBy(c => c.Code), q => q.Include(c => c.Publishers), (c, s) => c.LoadPublishersAsync(s).AsTask(), c => c.Code,
            c => c.Publishers.Select(p => (object)p.Id.Value)),
        new RelationShape<Tag, TagColumns>(
            "Tag.Books, many to many",
            "SELECT p.id, c.id FROM (SELECT * FROM tags ORDER BY id LIMIT @p1) p LEFT JOIN book_tags j ON j.tag_id = p.id LEFT JOIN books c ON c.id = j.book_id",
            s => new TagRepository(s).OrderBy(t => t.Id), q => q.Include(t => t.Books), (t, s) => t.LoadBooksAsync(s).AsTask(), t => $"{t.Id.Value}", t => t.Books.Select(b => (object)b.Id)),
        OfShelf("Books, by two columns", q => q.Include(s => s.Books), (p, s) => p.LoadBooksAsync(s).AsTask(), s => s.Books.Select(b => (object)b.Id), "LEFT JOIN books c ON c.shelf_room = p.room AND c.shelf_number = p.number", "c.id"),
        OfShelf(
            "Keepers, many to many by two columns", q => q.Include(s => s.Keepers), (p, s) => p.LoadKeepersAsync(s).AsTask(), s => s.Keepers.Select(k => (object)k.Badge),
            "LEFT JOIN shelf_keepers j ON j.shelf_room = p.room AND j.shelf_number = p.number LEFT JOIN keepers c ON c.badge = j.keeper_badge", "c.badge"),
        new RelationShape<Keeper, KeeperColumns>(
            "Keeper.Shelves, many to many to two columns",
            """
            SELECT p.badge, c.room || '/' || c.number FROM (SELECT * FROM keepers ORDER BY badge LIMIT @p1) p
            LEFT JOIN shelf_keepers j ON j.keeper_badge = p.badge LEFT JOIN shelves c ON c.room = j.shelf_room AND c.number = j.shelf_number
            """,
            s => new KeeperRepository(s).OrderBy(k => k.Badge), q => q.Include(k => k.Shelves), (k, s) => k.LoadShelvesAsync(s).AsTask(), k => k.Badge,
            k => k.Shelves.Select(s => (object)$"{s.Room}/{s.Number}")),
    ];

    private static RelationShape<Book, BookColumns> OfBook(
        string name, Func<Query<Book, BookColumns>, Query<Book, BookColumns>> include, Func<Book, SmrtScope, Task> load, Func<Book, IEnumerable<object?>> children, string join,
        string child = "c.id", int levels = 1)
        => new(
            "Book." + name, $"SELECT p.id, {child} FROM (SELECT * FROM books ORDER BY id LIMIT @p1) p {join}", s => new BookRepository(s).OrderBy(b => b.Id), include,
            load, b => $"{b.Id}", children, levels);

    private static RelationShape<Author, AuthorColumns> OfAuthor(
        string name, Func<Query<Author, AuthorColumns>, Query<Author, AuthorColumns>> include, Func<Author, SmrtScope, Task> load, Func<Author, IEnumerable<object?>> children, string join)
        => new(
            "Author." + name, $"SELECT p.id, c.id FROM (SELECT * FROM authors ORDER BY id LIMIT @p1) p {join}", s => new AuthorRepository(s).OrderBy(a => a.Id), include,
            load, a => $"{a.Id}", children);

    private static RelationShape<Shelf, ShelfColumns> OfShelf(
        string name, Func<Query<Shelf, ShelfColumns>, Query<Shelf, ShelfColumns>> include, Func<Shelf, SmrtScope, Task> load, Func<Shelf, IEnumerable<object?>> children, string join, string child)
        => new(
            "Shelf." + name, $"SELECT p.room || '/' || p.number, {child} FROM (SELECT * FROM shelves ORDER BY room, number LIMIT @p1) p {join}",
            s => new ShelfRepository(s).OrderBy(b => b.Room).ThenBy(b => b.Number), include, load, b => $"{b.Room}/{b.Number}", children);

    private static async Task LoadThroughAsync(Book book, SmrtScope scope)
    {
        foreach (BookTag tag in await book.LoadBookTagsAsync(scope))
            await tag.LoadTagAsync(scope);
    }
}
