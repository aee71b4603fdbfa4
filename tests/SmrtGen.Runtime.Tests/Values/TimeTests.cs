using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Values;

/// <summary>Times come back as they were written, whatever the server's time zone is.</summary>
public sealed class TimeTests(ValuesDatabases databases) : IClassFixture<ValuesDatabases>
{
    [Theory, EachEngine]
    public async Task Microseconds_come_back(TestEngine engine) => await ExpectRoundTripAsync(engine, new TimeRow
    {
        Instant = new DateTime(2026, 3, 29, 1, 59, 59, 123, 456, DateTimeKind.Utc),
        Local = new DateTime(2026, 3, 29, 2, 30, 0, 0, 1),
        Offset = new DateTimeOffset(2026, 10, 25, 2, 30, 0, new TimeSpan(5, 45, 0)),
        Date = new DateOnly(2024, 2, 29),
        Time = new TimeOnly(23, 59, 59, 999, 999),
        Span = -new TimeSpan(3, 4, 5, 6, 7, 8),
        MaybeInstant = DateTime.UnixEpoch,
        MaybeLocal = new DateTime(1900, 1, 1),
        MaybeOffset = new DateTimeOffset(1969, 12, 31, 20, 0, 0, TimeSpan.FromHours(-4)),
        MaybeDate = new DateOnly(1, 1, 2),
        MaybeTime = TimeOnly.MinValue,
        MaybeSpan = TimeSpan.Zero,
    });

    [Theory, EachEngine]
    public async Task Nulls_come_back(TestEngine engine) => await ExpectRoundTripAsync(engine, new TimeRow());

    [Theory, EachEngine]
    public async Task Least_values_come_back(TestEngine engine) => await ExpectRoundTripAsync(engine, new TimeRow
    {
        Instant = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), Local = DateTime.MinValue, Offset = DateTimeOffset.MinValue,
        Date = DateOnly.MinValue, Time = TimeOnly.MinValue, Span = new TimeSpan(TimeSpan.MinValue.Ticks / 10 * 10),
    });

    [Theory, EachEngine]
    public async Task Greatest_values_come_back(TestEngine engine) => await ExpectRoundTripAsync(engine, new TimeRow
    {
        Instant = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc), Local = DateTime.MaxValue, Offset = DateTimeOffset.MaxValue,
        Date = DateOnly.MaxValue, Time = new TimeOnly(23, 59, 59, 999, 999), Span = new TimeSpan(TimeSpan.MaxValue.Ticks / 10 * 10),
    });

    [Theory, EachEngine]
    public async Task Ticks_below_a_microsecond_come_back_where_the_engine_has_them(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = new(database);
        TimeRow row = new() { Instant = DateTime.UnixEpoch.AddTicks(17), Time = TimeOnly.MinValue.Add(TimeSpan.FromTicks(17)), Span = TimeSpan.FromTicks(17) };
        await db.TimeRows.InsertAsync(row);

        TimeRow read = await db.TimeRows.GetAsync(row.Id);

        long[] ticks = [(read.Instant - DateTime.UnixEpoch).Ticks, read.Time.Ticks, read.Span.Ticks];
        if (engine == TestEngine.Sqlite)
            Assert.All(ticks, t => Assert.Equal(17, t));
        else
            Assert.All(ticks, t => Assert.True(t is 10 or 20, "PostgreSQL keeps whole microseconds."));
    }

    [Theory]
    [EachEngine(DateTimeKind.Local), EachEngine(DateTimeKind.Unspecified)]
    public async Task Instants_that_are_not_UTC_are_refused(TestEngine engine, DateTimeKind kind)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = new(database);
        TimeRow row = new() { Instant = new DateTime(2026, 1, 1, 0, 0, 0, kind) };

        ArgumentException written = await Assert.ThrowsAsync<ArgumentException>(() => db.TimeRows.InsertAsync(row).AsTask());
        ArgumentException filtered = await Assert.ThrowsAsync<ArgumentException>(() => db.TimeRows.Where(r => r.Instant > row.Instant).ToListAsync().AsTask());
        ArgumentException listed = await Assert.ThrowsAsync<ArgumentException>(() => db.TimeRows.Where(r => r.Instant.In(row.Instant)).ToListAsync().AsTask());

        Assert.Contains("entity.Instant", written.Message, StringComparison.Ordinal);
        Assert.All([written, filtered, listed], error => Assert.Contains($"found kind {kind}", error.Message, StringComparison.Ordinal));
        Assert.All([written, filtered, listed], error => Assert.Contains("ToUniversalTime()", error.Message, StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task Times_sort_as_times(TestEngine engine)
    {
        await using TestDatabase own = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = own.Connect();
        ValuesDb db = new(database);
        await db.Schema.CreateAsync();
        long[] microseconds = [0, 1, 10, 100_000, 123_456, 200_000, 999_999, 1_000_000, 1_500_000, 60_000_000, 86_400_000_000, -1, -86_400_000_001];
        await db.TimeRows.InsertManyAsync(microseconds.Select(m => new TimeRow
        {
            Instant = DateTime.UnixEpoch.AddMicroseconds(m), Local = DateTime.UnixEpoch.AddMicroseconds(m), Offset = DateTimeOffset.UnixEpoch.AddMicroseconds(m),
            Span = TimeSpan.FromMicroseconds(m), Time = TimeOnly.FromDateTime(DateTime.UnixEpoch.AddMicroseconds(m)),
        }));

        Assert.Equal(microseconds.Order(), (await db.TimeRows.OrderBy(r => r.Instant).ToListAsync()).Select(r => (long)(r.Instant - DateTime.UnixEpoch).TotalMicroseconds));
        Assert.Equal(microseconds.Order(), (await db.TimeRows.OrderBy(r => r.Local).ToListAsync()).Select(r => (long)(r.Local - DateTime.UnixEpoch).TotalMicroseconds));
        Assert.Equal(microseconds.Order(), (await db.TimeRows.OrderBy(r => r.Offset).ToListAsync()).Select(r => (long)(r.Offset - DateTimeOffset.UnixEpoch).TotalMicroseconds));
        Assert.Equal(microseconds.Order(), (await db.TimeRows.OrderBy(r => r.Span).ToListAsync()).Select(r => (long)r.Span.TotalMicroseconds));
        Assert.True((await db.TimeRows.OrderBy(r => r.Time).ToListAsync()).Select(r => r.Time).SequenceEqual((await db.TimeRows.Query().ToListAsync()).Select(r => r.Time).Order()));
        Assert.Equal(microseconds.Max(), (long)((await db.TimeRows.Query().MaxAsync(r => r.Instant)) - DateTime.UnixEpoch).TotalMicroseconds);
        Assert.Equal(3, await db.TimeRows.Where(r => r.Instant > DateTime.UnixEpoch && r.Instant < DateTime.UnixEpoch.AddMicroseconds(123_456)).CountAsync());
    }

    private async Task ExpectRoundTripAsync(TestEngine engine, TimeRow row)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = new(database);
        await db.TimeRows.InsertAsync(row);

        TimeRow read = await db.TimeRows.GetAsync(row.Id);
        Assert.Equal(row, read);
        Assert.Equal(DateTimeKind.Utc, read.Instant.Kind);
        Assert.Equal(DateTimeKind.Unspecified, read.Local.Kind);
        Assert.Equal(TimeSpan.Zero, read.Offset.Offset);

        Assert.Equal(row.Id, (await db.TimeRows.Where(r => r.Id == row.Id && r.Instant == row.Instant && r.Local == row.Local && r.Offset == row.Offset && r.Date == row.Date
            && r.Time == row.Time && r.Span == row.Span && r.MaybeInstant == row.MaybeInstant && r.MaybeLocal == row.MaybeLocal && r.MaybeOffset == row.MaybeOffset
            && r.MaybeDate == row.MaybeDate && r.MaybeTime == row.MaybeTime && r.MaybeSpan == row.MaybeSpan).SingleAsync()).Id);
        Assert.Equal(row.Id, (await db.TimeRows.Where(r => r.Id == row.Id && r.Instant.In(row.Instant) && r.Local.In(row.Local) && r.Offset.In(row.Offset) && r.Date.In(row.Date)
            && r.Time.In(row.Time) && r.Span.In(row.Span) && r.MaybeInstant.In(row.MaybeInstant) && r.MaybeSpan.In(row.MaybeSpan)).SingleAsync()).Id);
    }
}
