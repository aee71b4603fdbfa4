using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Values;

/// <summary>Many rows at once, on PostgreSQL as arrays: every kind of value, with nulls and without, and what the database makes comes back to the right object.</summary>
public sealed class InsertManyTests(ValuesDatabases databases) : IClassFixture<ValuesDatabases>
{
    /// <summary>More than two statements' worth.</summary>
    private const int Count = 2500;

    [Theory, EachEngine]
    public async Task Numbers_come_back(TestEngine engine)
    {
        NumberRow[] rows = Rows(i => new NumberRow
        {
            Flag = i % 2 == 0, Byte = (byte)i, SByte = (sbyte)i, Short = (short)-i, UShort = (ushort)(i * 20), Int = -i, UInt = uint.MaxValue - (uint)i, Long = long.MinValue + i,
            ULong = (ulong)long.MaxValue - (ulong)i, Decimal = i + 0.25m, Double = i / 3.0, Float = i / 3f, Char = (char)('a' + (i % 26)), Guid = Guid.NewGuid(),
        });
        NumberRow[] nullable = Rows(i => i % 3 == 0
            ? new NumberRow()
            : new NumberRow
            {
                MaybeFlag = true, MaybeByte = (byte)i, MaybeSByte = (sbyte)i, MaybeShort = (short)i, MaybeUShort = (ushort)i, MaybeInt = i, MaybeUInt = (uint)i, MaybeLong = i,
                MaybeULong = (ulong)i, MaybeDecimal = -i, MaybeDouble = i, MaybeFloat = i, MaybeChar = 'x', MaybeGuid = Guid.NewGuid(),
            });
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = Watch(database, out List<string> sql);

        await db.NumberRows.InsertManyAsync(rows);
        await db.NumberRows.InsertManyAsync(nullable);

        AssertArrays(engine, sql, 6);
        Assert.All(await db.NumberRows.FindManyAsync(rows.Concat(nullable).Select(row => row.Id)), found => Assert.Contains(found.Value, found.Value.Id <= rows[^1].Id ? rows : nullable));
        Assert.Equal(rows, await ReadAsync(db.NumberRows.Where(row => row.Id <= rows[^1].Id && row.Id >= rows[0].Id).OrderBy(row => row.Id)));
        Assert.Equal(nullable, await ReadAsync(db.NumberRows.Where(row => row.Id <= nullable[^1].Id && row.Id >= nullable[0].Id).OrderBy(row => row.Id)));
    }

    [Theory, EachEngine]
    public async Task Times_come_back(TestEngine engine)
    {
        TimeRow[] rows = Rows(i => new TimeRow
        {
            Instant = DateTime.UnixEpoch.AddHours(i), Local = new DateTime(2020, 1, 1).AddDays(i), Offset = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(i),
            Date = new DateOnly(2000, 1, 1).AddDays(i), Time = new TimeOnly(i % 24, i % 60), Span = TimeSpan.FromSeconds(-i),
            MaybeInstant = i % 2 == 0 ? null : DateTime.UnixEpoch, MaybeLocal = i % 3 == 0 ? null : new DateTime(2020, 1, 1), MaybeOffset = i % 5 == 0 ? null : DateTimeOffset.UnixEpoch,
            MaybeDate = i % 2 == 1 ? null : DateOnly.MaxValue, MaybeTime = i == 7 ? TimeOnly.MinValue : null, MaybeSpan = i % 2 == 0 ? TimeSpan.FromDays(i) : null,
        });
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = Watch(database, out List<string> sql);

        await db.TimeRows.InsertManyAsync(rows);

        AssertArrays(engine, sql, 3);
        Assert.Equal(rows, await ReadAsync(db.TimeRows.Where(row => row.Id >= rows[0].Id && row.Id <= rows[^1].Id).OrderBy(row => row.Id)));
    }

    [Theory, EachEngine]
    public async Task Values_of_own_types_come_back(TestEngine engine)
    {
        TypedRow[] rows = Rows(i => new TypedRow
        {
            Colour = Colour.Blue, Name = i % 2 == 0 ? Colour.Green : Colour.Red, Tiny = Tiny.Most, Huge = Huge.Least, Word = Word.No, Serial = new($"s{i}"), Token = new(Guid.NewGuid()), Price = new(i / 100m),
            MaybeColour = i % 2 == 0 ? Colour.Red : null, MaybeName = i % 3 == 0 ? Colour.Blue : null, MaybeWord = i % 5 == 0 ? Word.Yes : null, MaybeSerial = i % 2 == 0 ? null : new(""),
            MaybeToken = i % 7 == 0 ? new(Guid.Empty) : null, MaybePrice = i % 2 == 0 ? new(-0.01m) : null, MaybeLabel = i % 2 == 0 ? new("x") : null,
        });
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = Watch(database, out List<string> sql);

        await db.TypedRows.InsertManyAsync(rows);

        AssertArrays(engine, sql, 3);
        Assert.Equal(rows, await ReadAsync(db.TypedRows.OrderBy(row => row.Id)));
    }

    [Theory, EachEngine]
    public async Task Documents_versions_and_made_values_come_back(TestEngine engine)
    {
        DocumentRow[] rows = Rows(i => new DocumentRow
        {
            Text = $"it's \"{i}\" {{a,b}} NULL \\", MaybeText = i % 2 == 0 ? null : "", Bytes = [(byte)i, 0, 255], MaybeBytes = i % 3 == 0 ? [] : null, Address = new($"Street {i}", [i, 2], null),
            MaybeAddress = i % 2 == 0 ? new("", [], new("Old", [], null)) : null, Document = $"[{i}, null]", MaybeDocument = i % 5 == 0 ? "{\"a\": \"b\"}" : null, Short = i % 2 == 0 ? "short" : null,
        });
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = Watch(database, out List<string> sql);

        await db.DocumentRows.InsertManyAsync(rows);

        AssertArrays(engine, sql, 3);
        List<DocumentRow> read = await ReadAsync(db.DocumentRows.OrderBy(row => row.Id));
        Assert.Equal(rows.Select(Describe), read.Select(Describe));
        Assert.All(rows, row => Assert.NotEqual(default, row.CreatedAt));
        Assert.Equal(Count, rows.Select(row => Convert.ToHexString(row.Version)).Distinct().Count());
        rows[17].Text = "changed";
        await db.DocumentRows.UpdateAsync(rows[17]);
    }

    [Theory, EachEngine]
    public async Task Rows_with_arrays_are_sent_one_by_one(TestEngine engine)
    {
        ListRow[] rows = [.. Enumerable.Range(0, 20).Select(i => new ListRow { Ints = [.. Enumerable.Range(0, i)], Texts = [$"{i}"], MaybeInts = i % 2 == 0 ? null : [i] })];
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = Watch(database, out List<string> sql);

        await db.ListRows.InsertManyAsync(rows);

        Assert.DoesNotContain(sql, text => text.Contains("unnest", StringComparison.Ordinal));
        foreach (ListRow row in rows)
        {
            ListRow read = await db.ListRows.GetAsync(row.Id);
            Assert.Equal(row.Ints, read.Ints);
            Assert.Equal(row.MaybeInts, read.MaybeInts);
        }
    }

    [Theory, EachEngine]
    public async Task Keys_may_be_given_and_made_in_one_list(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = Watch(database, out List<string> sql);
        TimeRow[] given = [.. Enumerable.Range(1, 3).Select(i => new TimeRow { Id = 1_000_000 + i, Span = TimeSpan.FromHours(i) })];
        TimeRow[] mixed = [new() { Span = TimeSpan.FromHours(4) }, new() { Id = 2_000_000, Span = TimeSpan.FromHours(5) }];

        await db.TimeRows.InsertManyAsync(given);
        AssertArrays(engine, sql, 1);
        await db.TimeRows.InsertManyAsync(mixed);

        Assert.Equal(given, await ReadAsync(db.TimeRows.Where(row => row.Id > 1_000_000 && row.Id < 1_000_004).OrderBy(row => row.Id)));
        Assert.Equal(mixed[0], await db.TimeRows.GetAsync(mixed[0].Id));
        Assert.Equal(mixed[1], await db.TimeRows.GetAsync(2_000_000));
    }

    [Fact]
    public async Task A_trigger_that_leaves_some_rows_out_is_no_silent_mix_up()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(TestEngine.PostgreSql);
        await using SmrtDatabase database = test.Connect();
        ValuesDb db = new(database);
        await db.Schema.CreateAsync();
        await test.Sql.ExecuteAsync("CREATE FUNCTION leave_out() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.int % 2 = 0 THEN RETURN NULL; END IF; RETURN NEW; END'");
        await test.Sql.ExecuteAsync("CREATE TRIGGER leave_out BEFORE INSERT ON number_rows FOR EACH ROW EXECUTE FUNCTION leave_out()");

        SmrtException error = await Assert.ThrowsAsync<SmrtException>(() => db.NumberRows.InsertManyAsync([new() { Int = 1 }, new() { Int = 2 }, new() { Int = 3 }]).AsTask());

        Assert.Equal("NumberRow", error.Entity);
        Assert.Contains("trigger", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await db.NumberRows.CountAsync());
    }

    private static T[] Rows<T>(Func<int, T> create) => [.. Enumerable.Range(0, Count).Select(create)];

    private static async Task<List<TEntity>> ReadAsync<TEntity, TColumns>(Query<TEntity, TColumns> query)
        where TEntity : class
        where TColumns : struct, CompilerServices.IEntityColumns<TColumns>
        => await query.Unbounded("all that were inserted").ToListAsync();

    private static ValuesDb Watch(SmrtDatabase database, out List<string> sql)
    {
        sql = [];
        return new ValuesDb(database, new SmrtContextOptions { Hooks = [new Listener(sql)] });
    }

    /// <summary>PostgreSQL was sent arrays, a thousand rows in each statement.</summary>
    private static void AssertArrays(TestEngine engine, List<string> sql, int statements)
    {
        if (engine == TestEngine.PostgreSql)
            Assert.Equal(statements, sql.Count(text => text.Contains("unnest", StringComparison.Ordinal)));
        Assert.Equal(engine == TestEngine.PostgreSql, sql.Exists(text => text.Contains("unnest", StringComparison.Ordinal)));
    }

    private static string Describe(DocumentRow row)
        => $"{row.Id} {row.Text} {row.MaybeText ?? "null"} {Convert.ToHexString(row.Bytes)} {(row.MaybeBytes is null ? "null" : Convert.ToHexString(row.MaybeBytes))} {row.Address.Street} {string.Join(",", row.Address.Numbers)} "
            + $"{row.MaybeAddress?.Former?.Street ?? "null"} {row.Document.Replace(" ", "", StringComparison.Ordinal)} {row.MaybeDocument?.Replace(" ", "", StringComparison.Ordinal) ?? "null"} {row.Short ?? "null"} "
            + $"{row.CreatedAt:O} {Convert.ToHexString(row.Version)}";

    private sealed class Listener(List<string> sql) : IQueryHook
    {
        public void BeforeQuery(QueryExecution query) => sql.Add(query.Sql);
    }
}
