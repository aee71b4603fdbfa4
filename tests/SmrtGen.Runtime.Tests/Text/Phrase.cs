using System.ComponentModel.DataAnnotations;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Text;

/// <summary>Text as a key, as a value that must be there and as one that need not, in an index, in a list and in JSON.</summary>
[Smrt]
[SmrtIndex(nameof(Value))]
public partial class Phrase
{
    [Key]
    public required string Key { get; set; }

    public required string Value { get; set; }

    public string? Note { get; set; }

    public char Letter { get; set; } = 'a';

    public string[] Words { get; set; } = [];

    [SmrtJson(typeof(PhraseJson))]
    public PhraseDetails? Details { get; set; }
}

public sealed record PhraseDetails(string Text);

[System.Text.Json.Serialization.JsonSerializable(typeof(PhraseDetails))]
public sealed partial class PhraseJson : System.Text.Json.Serialization.JsonSerializerContext;

[SmrtContext(typeof(Phrase))]
public sealed partial class PhraseDb;

/// <summary>Databases that hold every naughty string, as key and as value.</summary>
public sealed class PhraseDatabases : TestDatabases
{
    /// <summary>The list names one string twice; a key cannot.</summary>
    /// <remarks>Not in a static constructor: one that skips makes every test fail instead.</remarks>
    public static string[] Strings => field ??= [.. NaughtyStrings.Load().Distinct(StringComparer.Ordinal)];

    protected override async Task FillAsync(TestDatabase database)
    {
        await using SmrtDatabase connected = database.Connect();
        PhraseDb db = new(connected);
        await db.Schema.CreateAsync();
        await db.Phrases.InsertManyAsync(Strings.Select(text => new Phrase { Key = text, Value = text, Note = text, Words = [text, text], Details = new(text) }));
    }
}
