using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Text;

/// <summary>NUL and lone surrogates are refused alike on both engines, before anything is sent: here there is nothing to send to.</summary>
public sealed class InvalidTextTests
{
    private static readonly Dictionary<string, (string Text, int Position)> s_texts = new()
    {
        ["NUL"] = ("a\0b", 1),
        ["high surrogate at the end"] = ("ab\ud83d", 2),
        ["low surrogate at the start"] = ("\ude00ab", 0),
        ["pair the wrong way round"] = ("\ud83d\ude00\ude00\ud83d", 2),
    };

    private static readonly Dictionary<string, Func<PhraseDb, string, Task>> s_calls = new()
    {
        ["insert"] = async (db, text) => await db.Phrases.InsertAsync(new() { Key = "k", Value = text }),
        ["insert of a nullable column"] = async (db, text) => await db.Phrases.InsertAsync(new() { Key = "k", Value = "", Note = text }),
        ["insert of a list"] = async (db, text) => await db.Phrases.InsertAsync(new() { Key = "k", Value = "", Words = ["", text] }),
        ["insert of many"] = async (db, text) => await db.Phrases.InsertManyAsync([new() { Key = "k", Value = "" }, new() { Key = "l", Value = text }]),
        ["update"] = async (db, text) => await db.Phrases.UpdateAsync(new() { Key = "k", Value = text }),
        ["upsert"] = async (db, text) => await db.Phrases.UpsertAsync(new() { Key = "k", Value = text }),
        ["delete by key"] = async (db, text) => await db.Phrases.DeleteAsync(text),
        ["find"] = async (db, text) => await db.Phrases.FindAsync(text),
        ["get"] = async (db, text) => await db.Phrases.GetAsync(text),
        ["exists"] = async (db, text) => await db.Phrases.ExistsAsync(text),
        ["find many"] = async (db, text) => await db.Phrases.FindManyAsync(["k", text]),
        ["list by index"] = async (db, text) => await db.Phrases.ListByValueAsync(text),
        ["filter"] = async (db, text) => await db.Phrases.Where(p => p.Value == text).ToListAsync(),
        ["filter of a nullable column"] = async (db, text) => await db.Phrases.Where(p => p.Note != text).FirstOrDefaultAsync(),
        ["comparison"] = async (db, text) => await db.Phrases.Where(p => p.Value < text).CountAsync(),
        ["range"] = async (db, text) => await db.Phrases.Where(p => p.Value.Between("", text)).AnyAsync(),
        ["list of values"] = async (db, text) => await db.Phrases.Where(p => p.Value.In("", text)).ToListAsync(),
        ["prefix"] = async (db, text) => await db.Phrases.Where(p => p.Value.StartsWith(text)).ToListAsync(),
        ["suffix"] = async (db, text) => await db.Phrases.Where(p => p.Note.EndsWith(text, ignoreCase: true)).ToListAsync(),
        ["part"] = async (db, text) => await db.Phrases.Where(p => p.Value.Contains(text)).MinAsync(p => p.Value),
        ["stream"] = async (db, text) => await db.Phrases.Where(p => p.Value == text).AsAsyncEnumerable().GetAsyncEnumerator().MoveNextAsync(),
        ["delete of an entity"] = async (db, text) => await db.Phrases.DeleteAsync(new Phrase { Key = text, Value = "" }),
    };

    public static IEnumerable<object[]> Calls
        => from engine in Enum.GetValues<TestEngine>() from call in s_calls.Keys select (object[])[engine, call];

    [Theory, MemberData(nameof(Calls))]
    public async Task Invalid_text_is_refused_before_a_connection_is_opened(TestEngine engine, string call)
    {
        await using SmrtDatabase nowhere = Nowhere(engine);
        PhraseDb db = new(nowhere);

        foreach ((string what, (string text, int position)) in s_texts)
        {
            InvalidTextException error = await Assert.ThrowsAsync<InvalidTextException>(() => s_calls[call](db, text));

            Assert.Equal(position, error.Position);
            Assert.Contains(what == "NUL" ? "a NUL character" : $"U+{(int)text[position]:X4}", error.Message, StringComparison.Ordinal);
            Assert.Equal("Phrase", error.Entity);
            Assert.NotNull(error.Operation);
        }
    }

    [Theory, EachEngine]
    public async Task The_message_names_the_property(TestEngine engine)
    {
        await using SmrtDatabase nowhere = Nowhere(engine);

        InvalidTextException error = await Assert.ThrowsAsync<InvalidTextException>(
            () => new PhraseDb(nowhere).Phrases.InsertAsync(new() { Key = "k", Value = "", Note = "\0" }).AsTask());

        Assert.Equal("entity.Note has a NUL character at index 0; text without NUL and with whole surrogate pairs was expected.", error.Message);
    }

    [Theory, EachEngine('\0'), EachEngine('\ud800')]
    public async Task Characters_are_text_too(TestEngine engine, char letter)
    {
        await using SmrtDatabase nowhere = Nowhere(engine);
        PhraseDb db = new(nowhere);

        await Assert.ThrowsAsync<InvalidTextException>(() => db.Phrases.InsertAsync(new() { Key = "k", Value = "", Letter = letter }).AsTask());
        await Assert.ThrowsAsync<InvalidTextException>(() => db.Phrases.Where(p => p.Letter == letter).ToListAsync().AsTask());
    }

    [Theory, EachEngine]
    public async Task Json_is_text_too(TestEngine engine)
    {
        await using SmrtDatabase nowhere = Nowhere(engine);
        PhraseDb db = new(nowhere);

        await Assert.ThrowsAsync<InvalidTextException>(() => db.Phrases.InsertAsync(new() { Key = "k", Value = "", Details = new("a\0") }).AsTask());
    }

    [Theory, EachEngine]
    public async Task A_backslash_before_u0000_is_no_NUL(TestEngine engine)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = test.Connect();
        PhraseDb db = new(database);
        await db.Schema.CreateAsync();

        await db.Phrases.InsertAsync(new() { Key = "k", Value = "\\u0000", Details = new("\\u0000") });

        Assert.Equal("\\u0000", (await db.Phrases.GetAsync("k")).Details!.Text);
    }

    [Theory, EachEngine]
    public async Task Nothing_of_a_batch_with_invalid_text_is_written(TestEngine engine)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = test.Connect();
        PhraseDb db = new(database);
        await db.Schema.CreateAsync();

        await Assert.ThrowsAsync<InvalidTextException>(() => db.Phrases.InsertManyAsync([new() { Key = "k", Value = "" }, new() { Key = "l", Value = "\0" }]).AsTask());

        Assert.Equal(0, await db.Phrases.CountAsync());
    }

    private static SmrtDatabase Nowhere(TestEngine engine) => engine == TestEngine.Sqlite
        ? new SqliteDatabase(Microsoft.Data.Sqlite.SqliteFactory.Instance, $"Data Source={Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "none.db")}")
        : new PostgreSqlDatabase("Host=127.0.0.1;Port=1;Username=nobody;Database=nowhere;Timeout=5");
}
