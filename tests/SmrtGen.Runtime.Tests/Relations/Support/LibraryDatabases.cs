using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Support;

/// <summary>A library of a thousand of everything. Rows that refer to nothing, to themselves and in circles are among them.</summary>
public class LibraryDatabases : TestDatabases
{
    public const int Count = 1000;
    public const int Books = 1500;

    public static PublisherId Publisher(int i) => new(new Guid(i * 7919, 4711, 42, [1, 2, 3, 4, 5, 6, 7, (byte)i]));

    protected override async Task FillAsync(TestDatabase database)
    {
        await ServerStatements.StartAsync(database);
        await using Library library = Library.Open(database);
        await library.Db.Schema.CreateAsync();
        await using LibraryDbTransaction tx = await library.Db.BeginTransactionAsync();
        await FillPeopleAndPlacesAsync(tx);
        await FillBooksAsync(tx);
        await tx.CommitAsync();
        await database.Sql.ExecuteAsync("UPDATE authors SET mentor_id = 1 + id * 7 % 31 WHERE id % 9 <> 0");
        await database.Sql.ExecuteAsync("UPDATE authors SET mentor_id = 5 WHERE id = 5");
    }

    private static async Task FillPeopleAndPlacesAsync(LibraryDbTransaction tx)
    {
        await tx.Countries.InsertManyAsync(Numbers(Count).Select(i => new Country { Code = $"c{i:D4}", Name = $"Country {i}" }));
        await tx.Publishers.InsertManyAsync(Numbers(Count).Select(i => new Publisher
        {
            Id = Publisher(i), Name = $"Publisher {i}", CountryCode = i % 7 == 6 ? null : $"c{i * i % 400:D4}",
        }));
        await tx.Authors.InsertManyAsync(Numbers(Count).Select(i => new Author { Name = $"Author {i:D4}" }));
        await tx.Shelfs.InsertManyAsync(Numbers(Count).Select(i => new Shelf { Room = $"room '{i % 40}\" é", Number = i }));
        await tx.Keepers.InsertManyAsync(Numbers(Count).Select(i => new Keeper { Badge = $"k{i:D4}", Rank = i % 5 }));
        await tx.Tags.InsertManyAsync(Numbers(Count).Select(i => new Tag { Name = $"Tag {i}" }));
    }

    private static async Task FillBooksAsync(LibraryDbTransaction tx)
    {
        await tx.Books.InsertManyAsync(Numbers(Books).Select(i => new Book
        {
            Title = $"Book {i:D4}",
            Pages = 100 + (i * 31 % 300),
            AuthorId = 1 + (i * 37 % 900),
            EditorId = i % 3 == 2 ? null : 1 + (i * 11 % Count),
            PublisherId = Publisher(i * 3 % Count),
            ShelfRoom = i % 4 == 3 ? null : $"room '{i % 500 % 40}\" é",
            ShelfNumber = i % 8 == 1 ? null : i % 500,
        }));
        await tx.Covers.InsertManyAsync(Numbers(Books).Where(i => i % 3 < 2).Select(i => new Cover { BookId = i + 1, Colour = $"colour {i % 6}" }));
        await tx.BookTags.InsertManyAsync(Numbers(Books).SelectMany(i => Numbers((i + 2) % 5).Select(n => new BookTag { BookId = i + 1, TagId = new(1 + ((i * (n + 3)) + n) % 997), Weight = n }))
            .DistinctBy(join => (join.BookId, join.TagId)));
        await tx.BookLinks.InsertManyAsync(Numbers(Books).SelectMany(i => Numbers(i % 4).Select(n => new BookLink { FromId = i + 1, ToId = 1 + (i * (n + 1) * 5 % 700) }))
            .DistinctBy(link => (link.FromId, link.ToId)));
        await tx.ShelfKeepers.InsertManyAsync(Numbers(Count).SelectMany(i => Numbers(i % 3).Select(n => new ShelfKeeper
        {
            ShelfRoom = $"room '{i % 40}\" é", ShelfNumber = i, KeeperBadge = $"k{(i + (n * 17)) % 600:D4}",
        })));
        await tx.Readings.InsertManyAsync(Numbers(2 * Count).Select(i => new Reading { BookId = i % 10 == 0 ? null : 1 + (i % 700), Stars = 1 + (i * 13 % 5), City = $"City {i % 20}" }));
    }

    protected static IEnumerable<int> Numbers(int count) => Enumerable.Range(0, count);
}
