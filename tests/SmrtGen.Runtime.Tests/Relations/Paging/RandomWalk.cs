using SmrtGen.Runtime.Tests.Relations.Model;

namespace SmrtGen.Runtime.Tests.Relations.Paging;

/// <summary>A random order, filter and page size.</summary>
public sealed class RandomWalk
{
    private static readonly (string Name, Func<ReadingColumns, SortKey> Key)[] s_keys =
    [
        ("BookId", r => r.BookId), ("Stars", r => r.Stars), ("Minutes", r => r.Minutes), ("Reader", r => r.Reader), ("City", r => r.City),
        ("Price", r => r.Price), ("Speed", r => r.Speed), ("FinishedAt", r => r.FinishedAt), ("Started", r => r.Started), ("Liked", r => r.Liked),
        ("Device", r => r.Device), ("Mood", r => r.Mood), ("Id", r => r.Id), ("Stars*2", r => r.Stars * 2), ("Book.Title", r => r.Book.Title),
        ("Book.Author.MentorId", r => r.Book.Author.MentorId), ("Book.Readings.Count", r => r.Book.Readings.Count(o => o.Liked)),
    ];

    private static readonly (string Name, Func<ReadingColumns, Predicate>? Where)[] s_filters =
    [
        ("all", null), ("all", null), ("Stars > 0", r => r.Stars > 0), ("Minutes null", r => r.Minutes == null), ("a city", r => r.City == "Ulm" || r.Reader == null),
        ("an author", r => r.Book.Author.Id == 1), ("a book read often", r => r.Book.Readings.Count(o => o.Stars > 1) > 3),
    ];

    private readonly List<((string Name, Func<ReadingColumns, SortKey> Key) Key, bool IsDescending)> _terms = [];
    private readonly (string Name, Func<ReadingColumns, Predicate>? Where) _filter;

    public RandomWalk(int seed)
    {
        Random random = new(seed);
        for (int i = random.Next(4); i > 0; i--)
            _terms.Add((s_keys[random.Next(s_keys.Length)], random.Next(2) == 0));
        _filter = s_filters[random.Next(s_filters.Length)];
        PageSize = random.Next(5) == 0 ? ReadingDatabases.Rows : 3 + random.Next(30);
        Name = $"walk {seed}: {string.Join(", ", _terms.Select(t => t.Key.Name + (t.IsDescending ? " desc" : "")))} of {_filter.Name} by {PageSize}";
    }

    public string Name { get; }

    public int PageSize { get; }

    /// <summary>Whether inserting a row leaves the others where they are; an order or a filter by a count moves them.</summary>
    public bool IsStable => !Name.Contains("Count", StringComparison.Ordinal) && !Name.Contains("often", StringComparison.Ordinal);

    public Query<Reading, ReadingColumns> Of(LibraryDb db)
    {
        Query<Reading, ReadingColumns> query = db.Readings.Query();
        if (_filter.Where is { } where)
            query = query.Where(where);
        for (int i = 0; i < _terms.Count; i++)
        {
            (var key, bool isDescending) = _terms[i];
            query = (i, isDescending) switch
            {
                (0, false) => query.OrderBy(key.Key),
                (0, true) => query.OrderByDescending(key.Key),
                (_, false) => query.ThenBy(key.Key),
                (_, true) => query.ThenByDescending(key.Key),
            };
        }

        return query;
    }

    /// <summary>The same with the key as the last term, as pages have it.</summary>
    public Query<Reading, ReadingColumns> Total(LibraryDb db)
        => _terms.Count == 0 ? Of(db).OrderBy(r => r.Id) : _terms[^1].IsDescending ? Of(db).ThenByDescending(r => r.Id) : Of(db).ThenBy(r => r.Id);
}
