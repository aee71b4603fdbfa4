using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Values;

/// <summary>Numbers come back as they were written, extremes included; what an engine cannot store exactly is refused.</summary>
public sealed class NumberTests(ValuesDatabases databases) : IClassFixture<ValuesDatabases>
{
    [Theory, EachEngine]
    public async Task Defaults_and_nulls_come_back(TestEngine engine) => await ExpectRoundTripAsync(engine, new NumberRow());

    [Theory, EachEngine]
    public async Task Least_values_come_back(TestEngine engine) => await ExpectRoundTripAsync(engine, new NumberRow
    {
        SByte = sbyte.MinValue, Short = short.MinValue, Int = int.MinValue, Long = long.MinValue, Decimal = -999999999999.999m,
        Double = double.MinValue, Float = float.MinValue, Char = '\u0001', MaybeFlag = false, MaybeByte = 0, MaybeSByte = sbyte.MinValue,
        MaybeShort = short.MinValue, MaybeUShort = 0, MaybeInt = int.MinValue, MaybeUInt = 0, MaybeLong = long.MinValue, MaybeULong = 0,
        MaybeDecimal = long.MinValue, MaybeDouble = double.NegativeInfinity, MaybeFloat = float.NegativeInfinity, MaybeChar = ' ', MaybeGuid = Guid.Empty,
    });

    [Theory, EachEngine]
    public async Task Greatest_values_come_back(TestEngine engine) => await ExpectRoundTripAsync(engine, new NumberRow
    {
        Flag = true, Byte = byte.MaxValue, SByte = sbyte.MaxValue, Short = short.MaxValue, UShort = ushort.MaxValue, Int = int.MaxValue, UInt = uint.MaxValue,
        Long = long.MaxValue, ULong = long.MaxValue, Decimal = 999999999999.999m, Double = double.MaxValue, Float = float.MaxValue, Char = '\uFFFF',
        Guid = Guid.Parse("ffffffff-ffff-ffff-ffff-ffffffffffff"), MaybeFlag = true, MaybeByte = byte.MaxValue, MaybeSByte = sbyte.MaxValue,
        MaybeShort = short.MaxValue, MaybeUShort = ushort.MaxValue, MaybeInt = int.MaxValue, MaybeUInt = uint.MaxValue, MaybeLong = long.MaxValue,
        MaybeULong = long.MaxValue, MaybeDecimal = long.MaxValue, MaybeDouble = double.PositiveInfinity, MaybeFloat = float.PositiveInfinity,
        MaybeChar = 'ß', MaybeGuid = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"),
    });

    [Theory, EachEngine]
    public async Task Smallest_fractions_come_back(TestEngine engine) => await ExpectRoundTripAsync(engine, new NumberRow
    {
        Decimal = 0.000000000000001m, Double = double.Epsilon, Float = float.Epsilon, MaybeDecimal = 0.1m, MaybeDouble = 0.1, MaybeFloat = 0.1f,
    });

    [Theory]
    [EachEngine("0.1"), EachEngine("-0.3"), EachEngine("19.99"), EachEngine("1e14"), EachEngine("123456789.012345"), EachEngine("5.00"), EachEngine("100000000000000000000")]
    public async Task Decimals_of_fifteen_digits_are_stored_found_and_summed_exactly(TestEngine engine, string text)
    {
        decimal value = decimal.Parse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = new(database);
        NumberRow row = new() { Decimal = value };
        await db.NumberRows.InsertAsync(row);

        Assert.Equal(value, (await db.NumberRows.Where(r => r.Id == row.Id && r.Decimal == value).SingleAsync()).Decimal);
        Assert.Equal(row.Id, (await db.NumberRows.Where(r => r.Id == row.Id && r.Decimal.In(value, 7m)).SingleAsync()).Id);
        Assert.Equal(value, await db.NumberRows.Where(r => r.Id == row.Id).SumAsync(r => r.Decimal));
    }

    [Fact]
    public async Task PostgreSql_stores_every_decimal_and_ulong() => await ExpectRoundTripAsync(TestEngine.PostgreSql, new NumberRow
    {
        Decimal = decimal.MaxValue, MaybeDecimal = 0.0000000000000000000000000001m, ULong = ulong.MaxValue, MaybeULong = ulong.MaxValue,
        Double = double.NaN, MaybeFloat = float.NaN,
    });

    [Fact]
    public async Task Sqlite_refuses_decimals_that_it_would_round()
    {
        NumberRow row = new() { Decimal = 1234567890123.4567m };

        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => InsertAsync(TestEngine.Sqlite, row));

        Assert.Contains("entity.Decimal", error.Message, StringComparison.Ordinal);
        Assert.Contains("15 significant digits", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sqlite_refuses_ulongs_beyond_its_integers()
    {
        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => InsertAsync(TestEngine.Sqlite, new() { ULong = long.MaxValue + 1UL }));

        Assert.Contains("entity.ULong", error.Message, StringComparison.Ordinal);
        Assert.Contains("9223372036854775807", error.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Sqlite_refuses_what_is_no_number(bool isDouble)
    {
        NumberRow row = isDouble ? new() { Double = double.NaN } : new() { MaybeFloat = float.NaN };

        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => InsertAsync(TestEngine.Sqlite, row));

        Assert.Contains("NaN", error.Message, StringComparison.Ordinal);
    }

    private async Task InsertAsync(TestEngine engine, NumberRow row)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        await new ValuesDb(database).NumberRows.InsertAsync(row);
    }

    private async Task ExpectRoundTripAsync(TestEngine engine, NumberRow row)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = new(database);
        await db.NumberRows.InsertAsync(row);
        Assert.Equal(row, await db.NumberRows.GetAsync(row.Id));

        // The same values as filters.
        Assert.Equal(row.Id, (await db.NumberRows.Where(r => r.Id == row.Id
            && r.Flag == row.Flag && r.Byte == row.Byte && r.SByte == row.SByte && r.Short == row.Short && r.UShort == row.UShort && r.Int == row.Int
            && r.UInt == row.UInt && r.Long == row.Long && r.ULong == row.ULong && r.Decimal == row.Decimal && r.Double == row.Double && r.Float == row.Float
            && r.Char == row.Char && r.Guid == row.Guid && r.MaybeFlag == row.MaybeFlag && r.MaybeByte == row.MaybeByte && r.MaybeSByte == row.MaybeSByte
            && r.MaybeShort == row.MaybeShort && r.MaybeUShort == row.MaybeUShort && r.MaybeInt == row.MaybeInt && r.MaybeUInt == row.MaybeUInt
            && r.MaybeLong == row.MaybeLong && r.MaybeULong == row.MaybeULong && r.MaybeDecimal == row.MaybeDecimal && r.MaybeDouble == row.MaybeDouble
            && r.MaybeFloat == row.MaybeFloat && r.MaybeChar == row.MaybeChar && r.MaybeGuid == row.MaybeGuid).SingleAsync()).Id);
    }
}
