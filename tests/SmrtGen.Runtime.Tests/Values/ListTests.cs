using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Values;

/// <summary>Arrays, lists, bytes and JSON come back as they were written.</summary>
public sealed class ListTests(ValuesDatabases databases) : IClassFixture<ValuesDatabases>
{
    [Theory, EachEngine]
    public async Task Empty_lists_and_nulls_come_back(TestEngine engine) => await ExpectRoundTripAsync(engine, new ListRow());

    [Theory, EachEngine]
    public async Task Elements_come_back(TestEngine engine) => await ExpectRoundTripAsync(engine, new ListRow
    {
        Flags = [true, false, true],
        Shorts = [short.MinValue, 0, short.MaxValue],
        Ints = [int.MinValue, -1, 0, 1, int.MaxValue],
        Longs = [long.MinValue, long.MaxValue],
        Decimals = [0.1m, -19.99m, 123456789012345m],
        Doubles = [0.1, double.MaxValue, double.Epsilon, -0.5],
        Floats = [0.1f, float.MaxValue, float.Epsilon],
        Texts = ["", "it's", "\"quoted\"", "back\\slash", "{a,b}", "NULL", "\ud83d\ude00 Ω", "line\nbreak"],
        Guids = [Guid.Empty, Guid.Parse("01234567-89ab-cdef-0123-456789abcdef")],
        Instants = [DateTime.UnixEpoch, new DateTime(2026, 7, 1, 12, 0, 0, 1, 2, DateTimeKind.Utc)],
        Dates = [new DateOnly(2024, 2, 29)],
        Times = [new TimeOnly(1, 2, 3, 4, 5)],
        Spans = [TimeSpan.FromDays(-400), TimeSpan.FromMicroseconds(1)],
        IntList = [3, 1, 2],
        TextList = ["a", "a"],
        Bytes = [0, 1, 127, 128, 255],
        Address = new("Main \"St\"", [1, 2], new("Old", [], null)),
        Document = "{\"a\": [1, null, true]}",
        MaybeInts = [],
        MaybeTexts = ["x"],
        MaybeBytes = [],
        MaybeAddress = new("", [], null),
        MaybeDocument = "[1, 2, 3]",
    });

    [Theory, EachEngine]
    public async Task Large_values_come_back(TestEngine engine)
    {
        byte[] bytes = new byte[3_000_000];
        new Random(1).NextBytes(bytes);
        ListRow row = new() { Bytes = bytes, Ints = [.. Enumerable.Range(0, 100_000)], Document = $"\"{new string('x', 1_000_000)}\"" };
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = new(database);
        await db.ListRows.InsertAsync(row);

        ListRow read = await db.ListRows.GetAsync(row.Id);

        Assert.True(read.Bytes.AsSpan().SequenceEqual(row.Bytes));
        Assert.True(read.Ints.AsSpan().SequenceEqual(row.Ints));
        Assert.Equal(row.Document.Length, read.Document.Length);
    }

    [Theory, EachEngine]
    public async Task Instants_of_a_list_must_be_UTC(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = new(database);

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            () => db.ListRows.InsertAsync(new ListRow { Instants = [DateTime.UnixEpoch, new DateTime(2026, 1, 1)] }).AsTask());

        Assert.Contains("found kind Unspecified", error.Message, StringComparison.Ordinal);
    }

    private async Task ExpectRoundTripAsync(TestEngine engine, ListRow row)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = new(database);
        await db.ListRows.InsertAsync(row);

        ListRow read = await db.ListRows.GetAsync(row.Id);

        Assert.Equivalent(row, read, strict: true);
        Assert.Equal(row.Instants.Select(i => i.Kind), read.Instants.Select(i => i.Kind));
        Assert.Equal(row.Id, (await db.ListRows.Where(r => r.Id == row.Id && r.Bytes == row.Bytes && r.MaybeBytes == row.MaybeBytes).SingleAsync()).Id);
    }
}
