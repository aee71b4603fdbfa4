using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Values;

/// <summary>Enums, strongly typed ids and value objects, as values, filters and keys.</summary>
public sealed class TypedTests(ValuesDatabases databases) : IClassFixture<ValuesDatabases>
{
    [Theory, EachEngine]
    public async Task Nulls_come_back(TestEngine engine) => await ExpectRoundTripAsync(engine, new TypedRow());

    [Theory, EachEngine]
    public async Task Values_come_back(TestEngine engine) => await ExpectRoundTripAsync(engine, new TypedRow
    {
        Colour = Colour.Blue, Name = Colour.Green, Tiny = Tiny.Most, Huge = Huge.Least, Word = Word.No, Serial = new("A'1"),
        Token = new(Guid.Parse("0189d1a0-0000-7000-8000-00000000abcd")), Price = new(19.99m), MaybeColour = Colour.Red, MaybeName = Colour.Blue,
        MaybeWord = Word.Yes, MaybeSerial = new(""), MaybeToken = new(Guid.Empty), MaybePrice = new(-0.01m), MaybeLabel = new("x"),
    });

    [Theory, EachEngine]
    public async Task Enums_are_stored_as_they_say(TestEngine engine)
    {
        TestDatabase test = await databases.OpenAsync(engine);
        await using SmrtDatabase database = test.Connect();
        ValuesDb db = new(database);
        TypedRow row = new() { Colour = Colour.Green, Name = Colour.Green, Huge = Huge.Most, Word = Word.No, MaybeLabel = new("x") };

        await db.TypedRows.InsertAsync(row);

        Assert.Equal(
            ["7 | Green | 9223372036854775807 | No | <x>"],
            RowText.Of(await test.Sql.RowsAsync("SELECT colour, name, huge, word, maybe_label FROM typed_rows WHERE id = @p1", row.Id.Value)));
    }

    [Theory, EachEngine]
    public async Task Enum_values_without_a_name_are_refused_where_names_are_stored(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = new(database);

        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => db.TypedRows.InsertAsync(new TypedRow { Name = (Colour)99 }).AsTask());

        Assert.Contains("Colour", error.Message, StringComparison.Ordinal);
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Names_that_the_enum_lacks_are_refused_on_reading(TestEngine engine)
    {
        TestDatabase test = await databases.OpenAsync(engine);
        await using SmrtDatabase database = test.Connect();
        ValuesDb db = new(database);
        TypedRow row = new();
        await db.TypedRows.InsertAsync(row);
        await test.Sql.ExecuteAsync("UPDATE typed_rows SET word = 'Maybe' WHERE id = @p1", row.Id.Value);

        MappingException error = await Assert.ThrowsAsync<MappingException>(() => db.TypedRows.FindAsync(row.Id).AsTask());

        Assert.Equal("word", error.Column);
        Assert.Contains("TypedRow.Word", error.Message, StringComparison.Ordinal);
        Assert.Contains("Maybe", error.Message, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Typed_keys_are_made_found_and_listed(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = new(database);
        TypedRow one = new();
        TypedRow two = new();
        await db.TypedRows.InsertManyAsync([one, two]);

        Assert.NotEqual(one.Id, two.Id);
        Assert.NotEqual(default, one.Id);
        IReadOnlyDictionary<TypedRowId, TypedRow> found = await db.TypedRows.FindManyAsync([two.Id, one.Id, new(-1), two.Id]);
        Assert.Equal([one, two], found.Values.OrderBy(row => row.Id.Value));
        Assert.Equal(2, await db.TypedRows.Where(r => r.Id.In(one.Id, two.Id, new TypedRowId(-1))).CountAsync());
        Assert.Equal(1, await db.TypedRows.Where(r => r.Id.NotIn(two.Id) && r.Id >= one.Id).CountAsync() - await db.TypedRows.Where(r => r.Id > two.Id).CountAsync());
    }

    private async Task ExpectRoundTripAsync(TestEngine engine, TypedRow row)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        ValuesDb db = new(database);
        await db.TypedRows.InsertAsync(row);

        Assert.Equal(row, await db.TypedRows.GetAsync(row.Id));
        Assert.Equal(row.Id, (await db.TypedRows.Where(r => r.Id == row.Id && r.Colour == row.Colour && r.Name == row.Name && r.Tiny == row.Tiny && r.Huge == row.Huge
            && r.Word == row.Word && r.Serial == row.Serial && r.Token == row.Token && r.Price == row.Price && r.MaybeColour == row.MaybeColour
            && r.MaybeName == row.MaybeName && r.MaybeWord == row.MaybeWord && r.MaybeSerial == row.MaybeSerial && r.MaybeToken == row.MaybeToken
            && r.MaybePrice == row.MaybePrice && r.MaybeLabel == row.MaybeLabel).SingleAsync()).Id);
        Assert.Equal(row.Id, (await db.TypedRows.Where(r => r.Id == row.Id && r.Colour.In(row.Colour) && r.Name.In(Colour.Red, row.Name) && r.Serial.In(row.Serial)
            && r.Token.In(row.Token) && r.Price.In(row.Price) && r.MaybeName.In(row.MaybeName) && r.MaybeToken.In(row.MaybeToken, null)).SingleAsync()).Id);
        Assert.Equal(row.Price, await db.TypedRows.Where(r => r.Id == row.Id).MinAsync(r => r.Price));
        Assert.Equal(row.Token, await db.TypedRows.Where(r => r.Id == row.Id).MaxAsync(r => r.Token));
    }
}
