using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Text;

/// <summary>All 515 naughty strings as value, filter, prefix and key, on both engines.</summary>
public sealed class NaughtyTextTests(PhraseDatabases databases) : IClassFixture<PhraseDatabases>
{
    private const string All = "every naughty string";

    [Theory, EachEngine]
    public async Task Values_come_back(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();

        List<Phrase> phrases = await new PhraseDb(database).Phrases.Unbounded(All).ToListAsync();

        Assert.Equal(PhraseDatabases.Strings.Order(StringComparer.Ordinal), phrases.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.All(phrases, p => Assert.Equal(p.Key, p.Value));
        Assert.All(phrases, p => Assert.Equal(p.Key, p.Note));
        Assert.All(phrases, p => Assert.Equal([p.Key, p.Key], p.Words));
        Assert.All(phrases, p => Assert.Equal(p.Key, p.Details!.Text));
    }

    [Theory, EachEngine]
    public async Task All_515_go_through_an_update(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        PhraseDb db = new(database);
        await using PhraseDbTransaction tx = await db.BeginTransactionAsync();
        Phrase phrase = new() { Key = "\ud83e\udd14 no naughty string", Value = "" };
        await tx.Phrases.InsertAsync(phrase);
        foreach (string text in NaughtyStrings.Load())
        {
            phrase.Note = text;
            await tx.Phrases.UpdateAsync(phrase);
            Assert.Equal(text, (await tx.Phrases.GetAsync(phrase.Key)).Note);
        }
    }

    [Theory, EachEngine]
    public async Task Filters_find_the_one_row(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        PhraseDb db = new(database);
        foreach (string text in PhraseDatabases.Strings)
        {
            Assert.Equal(text, (await db.Phrases.Where(p => p.Value == text).SingleAsync()).Key);
            Assert.Equal(text, (await db.Phrases.Where(p => p.Note.In(text)).SingleAsync()).Key);
            Assert.Equal(text, (await db.Phrases.ListByValueAsync(text)).Single().Key);
        }
    }

    [Theory, EachEngine]
    public async Task Keys_find_the_one_row(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        PhraseDb db = new(database);
        foreach (string text in PhraseDatabases.Strings)
        {
            Assert.Equal(text, (await db.Phrases.GetAsync(text)).Value);
            Assert.True(await db.Phrases.ExistsAsync(text));
        }

        IReadOnlyDictionary<string, Phrase> found = await db.Phrases.FindManyAsync(PhraseDatabases.Strings);
        Assert.Equal(PhraseDatabases.Strings.Length, found.Count);
        Assert.All(found, pair => Assert.Equal(pair.Key, pair.Value.Key));
    }

    [Theory, EachEngine]
    public async Task Prefixes_suffixes_and_parts_are_taken_literally(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        PhraseDb db = new(database);
        foreach (string text in PhraseDatabases.Strings)
        {
            string start = Whole(text[..Math.Min(text.Length, 6)]);
            string end = Whole(text[^Math.Min(text.Length, 3)..]);
            await ExpectAsync(db.Phrases.Where(p => p.Value.StartsWith(text)), s => s.StartsWith(text, StringComparison.Ordinal));
            await ExpectAsync(db.Phrases.Where(p => p.Note.StartsWith(start)), s => s.StartsWith(start, StringComparison.Ordinal));
            await ExpectAsync(db.Phrases.Where(p => p.Value.EndsWith(end)), s => s.EndsWith(end, StringComparison.Ordinal));
            await ExpectAsync(db.Phrases.Where(p => p.Value.Contains(start)), s => s.Contains(start, StringComparison.Ordinal));
        }
    }

    [Theory, EachEngine]
    public async Task Case_is_ignored_for_ASCII_letters_when_asked(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        PhraseDb db = new(database);
        foreach (string text in PhraseDatabases.Strings.Where(text => text.Length > 0 && text.All(char.IsAscii)))
        {
            await ExpectAsync(
                db.Phrases.Where(p => p.Value.StartsWith(text.ToUpperInvariant(), ignoreCase: true)), s => s.StartsWith(text, StringComparison.OrdinalIgnoreCase));
            await ExpectAsync(
                db.Phrases.Where(p => p.Value.Contains(text.ToLowerInvariant(), ignoreCase: true)), s => s.Contains(text, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory, EachEngine]
    public async Task Text_sorts_by_code_point(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();

        List<Phrase> phrases = await new PhraseDb(database).Phrases.OrderBy(p => p.Value).Unbounded(All).ToListAsync();

        Assert.Equal(PhraseDatabases.Strings.OrderBy(System.Text.Encoding.UTF8.GetBytes, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))), phrases.Select(p => p.Value));
    }

    private static async Task ExpectAsync(Query<Phrase, PhraseColumns> query, Func<string, bool> isExpected)
        => Assert.Equal(
            PhraseDatabases.Strings.Where(isExpected).Order(StringComparer.Ordinal),
            (await query.Unbounded(All).ToListAsync()).Select(p => p.Value).Order(StringComparer.Ordinal));

    /// <summary>Without half of a surrogate pair at the ends.</summary>
    private static string Whole(string text)
    {
        if (text.Length > 0 && char.IsLowSurrogate(text[0]))
            text = text[1..];
        return text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text[..^1] : text;
    }
}
