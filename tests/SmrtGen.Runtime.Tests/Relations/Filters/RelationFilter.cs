using SmrtGen.Runtime.Tests.Relations.Model;

namespace SmrtGen.Runtime.Tests.Relations.Filters;

/// <summary>A query across relations and the same by hand; both give keys, in the same order.</summary>
public sealed record RelationFilter(string Name, Func<LibraryDb, Task<List<object>>> Read, string Sql)
{
    public static IReadOnlyList<RelationFilter> All { get; } =
    [
        OfBooks("a column two relations away", b => b.Publisher.Country.Name == "Country 4", "c.name = 'Country 4'"),
        OfBooks("two columns over one join", b => b.Publisher.Country.Name.StartsWith("Country 1") && b.Publisher.Country.Code != "c0001", "c.name LIKE 'Country 1%' AND c.code <> 'c0001'"),
        OfBooks("not equal where there may be no row", b => b.Editor.Name != "Author 0011", "e.name IS NULL OR e.name <> 'Author 0011'"),
        OfBooks("null where there is no row", b => b.Editor.Name == null, "e.id IS NULL"),
        OfBooks("a negation where there may be no row", b => !(b.Editor.Id > 500), "e.id IS NULL OR e.id <= 500"),
        OfBooks("one relation of two to a type", b => b.Editor.MentorId == b.Author.MentorId && b.Editor.Id < b.Author.Id, "e.mentor_id = a.mentor_id AND e.id < a.id OR (e.id IS NOT NULL AND e.mentor_id IS NULL AND a.mentor_id IS NULL AND e.id < a.id)"),
        OfBooks("several columns", b => b.Shelf.Number > 250, "b.shelf_room IS NOT NULL AND b.shelf_number > 250"),
        OfBooks("one to one", b => b.Cover.Colour == "colour 3" || b.Cover.Colour == null, "v.colour = 'colour 3' OR v.id IS NULL"),
        OfBooks("a list of values", b => b.Author.Mentor.Id.In(3, 4, 5), "a.mentor_id IN (3, 4, 5)"),
        OfBooks("any of many to many", b => b.Tags.Any(t => t.Name.EndsWith("7")), "EXISTS (SELECT 1 FROM book_tags j JOIN tags t ON t.id = j.tag_id WHERE j.book_id = b.id AND t.name LIKE '%7')"),
        OfBooks(
            "many to many with itself, both ways", b => b.Quoted.Any(q => q.QuotedBy.Count() > 3),
            "EXISTS (SELECT 1 FROM book_links j WHERE j.from_id = b.id AND (SELECT count(*) FROM book_links k WHERE k.to_id = j.to_id) > 3)"),
        OfBooks(
            "a subquery that starts behind a join", b => b.Author.Mentor.Pupils.Any(p => p.Id == b.Author.Id + 31),
            "EXISTS (SELECT 1 FROM authors p WHERE p.mentor_id = a.mentor_id AND p.id = a.id + 31)"),
        OfBooks("a join inside a subquery", b => b.Quoted.Any(q => q.Publisher.Country.Code == b.Publisher.CountryCode),
            "EXISTS (SELECT 1 FROM book_links j JOIN books q ON q.id = j.to_id JOIN publishers o ON o.id = q.publisher_id WHERE j.from_id = b.id AND (o.country_code = p.country_code OR (o.country_code IS NULL AND p.country_code IS NULL)))"),
        OfAuthors("any", a => a.Written.Any(), "EXISTS (SELECT 1 FROM books b WHERE b.author_id = a.id)"),
        OfAuthors("none", a => !a.Written.Any(), "NOT EXISTS (SELECT 1 FROM books b WHERE b.author_id = a.id)"),
        OfAuthors("any with a condition", a => a.Written.Any(b => b.Pages > 380 || b.Pages < 105), "EXISTS (SELECT 1 FROM books b WHERE b.author_id = a.id AND (b.pages > 380 OR b.pages < 105))"),
        OfAuthors("all", a => a.Written.All(b => b.Pages < 300), "NOT EXISTS (SELECT 1 FROM books b WHERE b.author_id = a.id AND b.pages >= 300)"),
        OfAuthors("all, where null holds not", a => a.Written.All(b => b.EditorId > 100), "NOT EXISTS (SELECT 1 FROM books b WHERE b.author_id = a.id AND (b.editor_id <= 100 OR b.editor_id IS NULL))"),
        OfAuthors("a count", a => a.Pupils.Count() > 28, "(SELECT count(*) FROM authors p WHERE p.mentor_id = a.id) > 28"),
        OfAuthors(
            "a count with a condition", a => a.Pupils.Count(p => p.Written.Any(b => b.Pages > 200)) >= a.Written.Count() * 10 && a.Pupils.Any(),
            """
            (SELECT count(*) FROM authors p WHERE p.mentor_id = a.id AND EXISTS (SELECT 1 FROM books b WHERE b.author_id = p.id AND b.pages > 200))
                >= 10 * (SELECT count(*) FROM books b WHERE b.author_id = a.id) AND EXISTS (SELECT 1 FROM authors p WHERE p.mentor_id = a.id)
            """),
        OfAuthors(
            "three levels", a => a.Written.Any(b => b.Tags.Any(t => t.Books.Count() > 3)),
            """
            EXISTS (SELECT 1 FROM books b JOIN book_tags j ON j.book_id = b.id WHERE b.author_id = a.id
                AND (SELECT count(*) FROM book_tags k WHERE k.tag_id = j.tag_id) > 3)
            """),
        OfAuthors("a column of the outer row", a => a.Written.Any(b => b.EditorId > a.Id), "EXISTS (SELECT 1 FROM books b WHERE b.author_id = a.id AND b.editor_id > a.id)"),
        OfAuthors(
            "a subquery beside a subquery", a => a.Pupils.Any(p => a.Pupils.Any(q => q.Id == p.Id + 62)),
            "EXISTS (SELECT 1 FROM authors p JOIN authors q ON q.id = p.id + 62 WHERE p.mentor_id = a.id AND q.mentor_id = a.id)"),
        OfAuthors(
            "the same with the inner row alone", a => a.Pupils.Any(p => a.Pupils.Any(q => q.Id == q.Id + 62)), "a.id < 0"),
        OfAuthors(
            "the same with the outer row alone", a => a.Pupils.Any(p => a.Pupils.Any(q => p.Id == p.Id + 62)), "a.id < 0"),
        new("composite: any and count", async db => [.. (await db.Shelfs.Where(s => s.Books.Count() > 2 && s.Keepers.All(k => k.Rank > 0)).OrderBy(s => s.Number).Take(1000).ToListAsync()).Select(s => s.Number)],
            """
            SELECT s.number FROM shelves s WHERE (SELECT count(*) FROM books b WHERE b.shelf_room = s.room AND b.shelf_number = s.number) > 2
                AND NOT EXISTS (SELECT 1 FROM shelf_keepers j JOIN keepers k ON k.badge = j.keeper_badge WHERE j.shelf_room = s.room AND j.shelf_number = s.number AND k.rank <= 0)
            ORDER BY s.number
            """),
        new("ordered by a related column", async db => [.. (await db.Books.OrderByDescending(b => b.Publisher.Country.Name).ThenBy(b => b.Editor.Name).ThenBy(b => b.Id).Where(b => b.EditorId != null && b.Publisher.CountryCode != null).Take(500).ToListAsync()).Select(b => b.Id)],
            "SELECT b.id FROM books b JOIN publishers p ON p.id = b.publisher_id JOIN countries c ON c.code = p.country_code JOIN authors e ON e.id = b.editor_id ORDER BY c.name DESC, e.name, b.id LIMIT 500"),
        new("ordered by a count", async db => [.. (await db.Authors.OrderByDescending(a => a.Pupils.Count()).ThenByDescending(a => a.Written.Count(b => b.Pages > 200)).ThenBy(a => a.Id).Take(100).ToListAsync()).Select(a => a.Id)],
            """
            SELECT a.id FROM authors a
            ORDER BY (SELECT count(*) FROM authors p WHERE p.mentor_id = a.id) DESC, (SELECT count(*) FROM books b WHERE b.author_id = a.id AND b.pages > 200) DESC, a.id LIMIT 100
            """),
        new("aggregates", async db =>
            [
                await db.Books.Where(b => b.Publisher.Country.Name.EndsWith("4") && b.Tags.Any()).CountAsync(),
                await db.Books.Where(b => b.Editor.Mentor.Id < 9).SumAsync(b => b.Pages),
                (await db.Books.Where(b => b.Tags.Count() > 2).MaxAsync(b => b.Author.Name))!,
                await db.Authors.Where(a => a.Written.Any(b => b.Cover.Colour == "colour 4")).AnyAsync() ? 1 : 0,
            ],
            """
            SELECT count(*) FROM books b JOIN publishers p ON p.id = b.publisher_id JOIN countries c ON c.code = p.country_code
                WHERE c.name LIKE '%4' AND EXISTS (SELECT 1 FROM book_tags j WHERE j.book_id = b.id);
            SELECT sum(b.pages) FROM books b JOIN authors e ON e.id = b.editor_id WHERE e.mentor_id < 9;
            SELECT max(a.name) FROM books b JOIN authors a ON a.id = b.author_id WHERE (SELECT count(*) FROM book_tags j WHERE j.book_id = b.id) > 2;
            SELECT 1
            """),
    ];

    private static RelationFilter OfBooks(string name, Func<BookColumns, Predicate> predicate, string condition)
        => new(
            "books by " + name,
            async db => [.. (await db.Books.Where(predicate).OrderBy(b => b.Id).Unbounded("all are compared").ToListAsync()).Select(b => b.Id)],
            $"""
            SELECT b.id FROM books b JOIN authors a ON a.id = b.author_id LEFT JOIN authors e ON e.id = b.editor_id
            JOIN publishers p ON p.id = b.publisher_id LEFT JOIN countries c ON c.code = p.country_code LEFT JOIN covers v ON v.book_id = b.id
            WHERE {condition} ORDER BY b.id
            """);

    private static RelationFilter OfAuthors(string name, Func<AuthorColumns, Predicate> predicate, string condition)
        => new(
            "authors by " + name,
            async db => [.. (await db.Authors.Where(predicate).OrderBy(a => a.Id).Take(1000).ToListAsync()).Select(a => a.Id)],
            $"SELECT a.id FROM authors a WHERE {condition} ORDER BY a.id");
}
