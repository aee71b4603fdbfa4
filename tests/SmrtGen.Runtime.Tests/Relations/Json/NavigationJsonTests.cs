using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Json;

public sealed class NavigationJsonTests(LibraryDatabases databases) : IClassFixture<LibraryDatabases>
{
    private static readonly JsonSerializerOptions s_plain = new() { TypeInfoResolver = LibraryJson.Default.WithAddedModifier(SmrtJson.SkipUnloadedNavigations) };

    private static readonly JsonSerializerOptions s_camelCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        TypeInfoResolver = LibraryJson.Default.WithAddedModifier(SmrtJson.SkipUnloadedNavigations),
    };

    private static readonly JsonSerializerOptions s_snakeCase = new(SnakeCaseLibraryJson.Default.Options)
    {
        TypeInfoResolver = SnakeCaseLibraryJson.Default.WithAddedModifier(SmrtJson.SkipUnloadedNavigations),
    };

    [Fact]
    public void An_unloaded_navigation_says_how_to_load_it()
    {
        Book book = new() { Title = "x" };

        NavigationNotLoadedException one = Assert.Throws<NavigationNotLoadedException>(() => book.Publisher);
        NavigationNotLoadedException many = Assert.Throws<NavigationNotLoadedException>(() => book.Tags);

        Assert.Equal("Book", one.Entity);
        foreach (string part in (string[])["Book.Publisher", "Include(", "LoadPublisherAsync("])
            Assert.Contains(part, one.Message, StringComparison.Ordinal);
        foreach (string part in (string[])["Book.Tags", "Include(", "LoadTagsAsync("])
            Assert.Contains(part, many.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_modifier_serializing_fails()
        => Assert.Throws<NavigationNotLoadedException>(() => JsonSerializer.Serialize(new Book { Title = "x" }, LibraryJson.Default.Book));

    [Theory, EachEngine]
    public async Task Unloaded_navigations_are_left_out(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        Book book = (await library.Db.Books.FindAsync(3))!;
        Assert.Equal(["Id", "Title", "Pages", "AuthorId", "EditorId", "PublisherId", "ShelfRoom", "ShelfNumber"], Names(book, s_plain));

        await book.LoadEditorAsync(library.Db);
        await book.LoadTagsAsync(library.Db);
        await book.LoadAuthorAsync(library.Db);

        JsonObject plain = Parse(book, s_plain);
        Assert.Equal(["writer", "Editor", "Tags"], plain.Select(p => p.Key).Skip(8));
        Assert.Null(plain["Editor"]);
        Assert.Equal(book.Tags.Count, plain["Tags"]!.AsArray().Count);
        Assert.Equal(["Id", "Name", "MentorId"], plain["writer"]!.AsObject().Select(p => p.Key));
        Assert.Equal(["writer", "editor", "tags"], Names(book, s_camelCase).Skip(8));
        Assert.Contains("writer", Names(book, s_snakeCase));
        Assert.DoesNotContain("editor", Names(book, s_snakeCase));
        Assert.DoesNotContain("book_tags", Names(book, s_snakeCase));
    }

    [Theory, EachEngine]
    public async Task Both_sides_of_a_relation_can_be_written(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        List<Author> authors = await library.Db.Authors.OrderBy(a => a.Id).Include(a => a.Pupils, q => q.OrderBy(p => p.Id).Take(2)).ThenInclude(p => p.Mentor).Take(3).ToListAsync();

        JsonArray json = JsonNode.Parse(JsonSerializer.Serialize(authors, s_plain))!.AsArray();

        Assert.Equal(authors.SelectMany(a => a.Pupils).Select(p => p.Mentor!.Name), json.SelectMany(a => a!["Pupils"]!.AsArray()).Select(p => (string)p!["Mentor"]!["Name"]!));
    }

    private static IEnumerable<string> Names(Book book, JsonSerializerOptions options) => Parse(book, options).Select(p => p.Key);

    private static JsonObject Parse(Book book, JsonSerializerOptions options)
        => JsonNode.Parse(JsonSerializer.Serialize(book, (JsonTypeInfo<Book>)options.GetTypeInfo(typeof(Book))))!.AsObject();
}
