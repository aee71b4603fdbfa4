using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Paging;

/// <summary>A few books and readings of them, with many equal values and many nulls.</summary>
public sealed class ReadingDatabases : TestDatabases
{
    public const int Rows = 90;

    public static Reading Create(Random random) => new()
    {
        BookId = Maybe(random, r => 1 + r.Next(4)),
        Stars = random.Next(4),
        Minutes = Maybe(random, r => r.Next(3) - 1),
        Reader = MaybeText(random),
        City = ((string[])["Ulm", "ulm", "Łódź", "", "Zürich 😀"])[random.Next(5)],
        Price = Maybe(random, r => r.Next(3) * 0.1m),
        Speed = random.Next(3) / 3.0,
        FinishedAt = Maybe(random, r => new DateTime(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc).AddTicks(r.Next(3) * 10)),
        Started = new DateOnly(2024, 2, 28).AddDays(random.Next(3)),
        Liked = random.Next(2) == 0,
        Device = Maybe(random, r => new Guid(r.Next(3) * 77777777, 1, 2, 3, 4, 5, 6, 7, 8, 9, (byte)r.Next(2))),
        Mood = (Mood)random.Next(3),
    };

    protected override async Task FillAsync(TestDatabase database)
    {
        await using Library library = Library.Open(database);
        await library.Db.Schema.CreateAsync();
        await library.Db.Publishers.InsertAsync(new Publisher { Id = LibraryDatabases.Publisher(1), Name = "P" });
        await library.Db.Authors.InsertManyAsync([new() { Name = "A" }, new() { Name = "B", MentorId = 1 }]);
        await library.Db.Books.InsertManyAsync(Enumerable.Range(0, 4).Select(i => new Book { Title = $"Book {i / 2}-{i}", AuthorId = 1 + (i % 2), PublisherId = LibraryDatabases.Publisher(1) }));
        Random random = new(4711);
        await library.Db.Readings.InsertManyAsync(Enumerable.Range(0, Rows).Select(_ => Create(random)));
    }

    private static T? Maybe<T>(Random random, Func<Random, T> value)
        where T : struct
        => random.Next(3) == 0 ? null : value(random);

    private static string? MaybeText(Random random) => random.Next(3) == 0 ? null : ((string[])["Ada", "ada", "Ödön", "O'Neil"])[random.Next(4)];
}
