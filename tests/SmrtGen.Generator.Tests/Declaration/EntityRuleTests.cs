using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmrtGen.Generator.Parsing;
using static SmrtGen.Generator.Tests.Declaration.DeclarationRun;

namespace SmrtGen.Generator.Tests.Declaration;

/// <summary>Each rule of entities: what breaks it is reported at one place, by one diagnostic, and uses of the entity compile all the same.</summary>
public class EntityRuleTests
{
    /// <summary>Uses everything that is generated for an entity Item with an int key.</summary>
    private const string Use = """
        [SmrtContext] public partial class Db;
        public static class Uses
        {
            public static async Task UseAsync(Db db, Item item)
            {
                await db.Items.InsertAsync(item);
                await db.Items.FindAsync(1);
                await db.Items.Where(p => p.Id == 1).OrderBy(p => p.Id).Take(5).ToListAsync();
                await using DbTransaction tx = await db.BeginTransactionAsync();
                await tx.Items.DeleteAsync(1);
            }
        }
        """;

    [Fact]
    public Task Sound_entities_are_clean() => IsClean(Emission.ContractTests.Product, "[Smrt] public partial class Item { public int Id { get; set; } }");

    [Fact]
    public Task SMRT001_not_partial() => Reports(
        Rule.NotPartial, "[Smrt] public class [|Item|] { public int Id { get; set; } }", "'Item' must be partial, so that the build can add to it", Use);

    [Fact]
    public Task SMRT001_container_not_partial() => Reports(Rule.NotPartial, "public class [|Outer|] { [Smrt] public partial class Item { public int Id { get; set; } } }");

    [Fact]
    public Task SMRT002_no_key() => Reports(
        Rule.NoKey, "[Smrt] public partial class [|Item|] { public string Name { get; set; } = \"\"; }", "'Item' has no key: name a property Id or ItemId, or mark it with [Key]",
        Use.Replace("p => p.Id == 1", "p => p.Name == \"\"", StringComparison.Ordinal).Replace("p => p.Id", "p => p.Name", StringComparison.Ordinal));

    [Theory]
    [InlineData("System.Net.IPAddress")]
    [InlineData("object")]
    [InlineData("int?[]")]
    [InlineData("(int, int)")]
    [InlineData("Dictionary<string, string>")]
    public Task SMRT003_unsupported_type(string type) => Reports(
        Rule.UnsupportedType, $"[Smrt] public partial class Item {{ public int Id {{ get; set; }} public {type} [|Value|] {{ get; set; }} = default!; }}", null, Use,
        "class C { void M(ItemColumns c) { _ = c.Value; } }");

    [Fact]
    public Task SMRT004_duplicate_table() => Reports(
        Rule.DuplicateTable,
        "[Smrt] public partial class Item { public int Id { get; set; } } [Smrt(Table = \"ITEMS\")] public partial class [|Thing|] { public int Id { get; set; } }",
        "'Item' and 'Thing' are both stored in the table 'items'", Use);

    [Fact]
    public Task SMRT004_not_across_contexts() => IsClean(
        """
        [Smrt] public partial class Item { public int Id { get; set; } }
        [Smrt(Table = "items")] public partial class Thing { public int Id { get; set; } }
        [SmrtContext(typeof(Item))] public partial class One;
        [SmrtContext(typeof(Thing))] public partial class Two;
        """);

    [Fact]
    public Task SMRT005_duplicate_column() => Reports(
        Rule.DuplicateColumn, "[Smrt] public partial class Item { public int Id { get; set; } public int A { get; set; } [Column(\"a\")] public int [|B|] { get; set; } }",
        "'Item.A' and 'Item.B' are both stored in the column 'a'", Use);

    [Theory]
    [InlineData("public class ItemMapping;")]
    [InlineData("public sealed class ItemRepository;")]
    [InlineData("[Smrt] public partial class ItemColumns { public int Id { get; set; } }")]
    public Task SMRT006_generated_name_taken(string taken) => Reports(
        Rule.GeneratedNameTaken, $"[Smrt] public partial class [|Item|] {{ public int Id {{ get; set; }} }} {taken}");

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5 m")]
    [InlineData("-5m")]
    [InlineData("0s")]
    [InlineData("366d")]
    [InlineData("1w")]
    public Task SMRT007_bad_cache(string text) => Reports(
        Rule.BadCacheDuration, $"[Smrt(Cache = [|\"{text}\"|])] public partial class Item {{ public int Id {{ get; set; }} }}", null, Use);

    [Theory]
    [InlineData("Entities")]
    [InlineData("EntitiesAndLists")]
    public Task SMRT007_mode_of_a_cache_that_there_is_not(string mode) => Reports(
        Rule.BadCacheDuration, $"[Smrt(CacheMode = [|CacheMode.{mode}|])] public partial class Item {{ public int Id {{ get; set; }} }}", null, Use);

    [Theory]
    [InlineData("MaxDepth = [|0|]")]
    [InlineData("MaxDepth = [|17|]")]
    [InlineData("MaxLimit = [|0|]")]
    [InlineData("MaxLimit = [|-1|]")]
    [InlineData("Table = \"t\", TimeoutMs = [|0|]")]
    public Task SMRT008_limit_out_of_range(string arguments) => Reports(
        Rule.LimitOutOfRange, $"[Smrt({arguments})] public partial class Item {{ public int Id {{ get; set; }} }}", null, Use);

    [Theory]
    [InlineData("nameof(Item.Id), [|\"Nope\"|]")]
    [InlineData("new[] { \"Id\", [|\"Nope\"|] }")]
    [InlineData("[\"Id\", [|\"Hidden\"|]]")]
    [InlineData("\"Id\", Descending = [|new[] { \"Name\" }|]")]
    public Task SMRT009_unknown_index_property(string arguments) => Reports(
        Rule.UnknownIndexProperty,
        $"[Smrt, SmrtIndex({arguments})] public partial class Item {{ public int Id {{ get; set; }} public string Name {{ get; set; }} = \"\"; [NotMapped] public int Hidden {{ get; set; }} }}",
        null, Use);

    [Theory]
    [InlineData("[|SmrtIndex|]")]
    [InlineData("SmrtIndex(\"Name\", [|\"Name\"|])")]
    [InlineData("SmrtIndex([|\"Tags\"|])")]
    [InlineData("SmrtIndex(\"Name\"), [|SmrtIndex(\"Name\")|]")]
    public Task SMRT010_bad_index(string attributes) => Reports(
        Rule.BadIndex,
        $"[Smrt, {attributes}] public partial class Item {{ public int Id {{ get; set; }} public string Name {{ get; set; }} = \"\"; public int[] Tags {{ get; set; }} = []; }}", null, Use);

    [Fact]
    public async Task SMRT011_language_version()
    {
        const string Source = "namespace N { [Smrt] public partial class Item { public int Id { get; set; } } [Smrt] public partial class Other { } }";
        IReadOnlyList<Diagnostic> found = await Diagnose(Source, [], LanguageVersion.CSharp12);
        Assert.Equal("SMRT011: SmrtGen needs C# 13, this project uses C# 12.0: set <LangVersion>13</LangVersion> or a later framework", Assert.Single(found) is var d ? $"{d.Id}: {d.GetMessage(null)}" : "");
        Assert.Equal("SMRT011", Assert.Single(await Diagnose(Source, [], LanguageVersion.CSharp10)).Id);
    }

    [Theory]
    [InlineData("public static partial class [|Item|] { }")]
    [InlineData("public partial class [|Item|]<T> { public int Id { get; set; } }")]
    [InlineData("file partial class [|Item|] { public int Id { get; set; } }")]
    public Task SMRT012_kinds_of_types(string declaration) => Reports(Rule.UnsupportedKindOfType, $"[Smrt] {declaration}");

    [Fact]
    public Task SMRT012_abstract() => Reports(Rule.UnsupportedKindOfType, "[Smrt] public abstract partial class [|Item|] { public int Id { get; set; } }", null, Use);

    [Fact]
    public Task SMRT012_private() => Reports(Rule.UnsupportedKindOfType, "public partial class Outer { [Smrt] private partial class [|Item|] { public int Id { get; set; } } }");

    [Fact]
    public Task SMRT013_no_constructor() => Reports(
        Rule.NoUsableConstructor, "[Smrt] public partial class [|Item|] { public Item(int id, Uri other) { Id = id; } public int Id { get; set; } }", null, Use);

    [Theory]
    [InlineData("[|typeof(string)|]")]
    [InlineData("[|typeof(Wrong)|]")]
    [InlineData("[|typeof(ToUri)|]")]
    [InlineData("[|typeof(Explicit)|]")]
    [InlineData("[|typeof(Open<>)|]")]
    public Task SMRT014_bad_converter(string type) => Reports(
        Rule.BadConverter,
        $$"""
        [Smrt] public partial class Item { public int Id { get; set; } [SmrtConverter({{type}})] public Version? Value { get; set; } }
        class Wrong : IValueConverter<Uri, string> { public static string ConvertToProvider(Uri value) => ""; public static Uri ConvertFromProvider(string value) => null!; }
        class ToUri : IValueConverter<Version, Uri> { public static Uri ConvertToProvider(Version value) => null!; public static Version ConvertFromProvider(Uri value) => null!; }
        class Explicit : IValueConverter<Version, string>
        {
            static string IValueConverter<Version, string>.ConvertToProvider(Version value) => ""; static Version IValueConverter<Version, string>.ConvertFromProvider(string value) => null!;
        }
        class Open<T> : IValueConverter<Version, string> { public static string ConvertToProvider(Version value) => ""; public static Version ConvertFromProvider(string value) => null!; }
        """,
        null, Use);

    [Theory]
    [InlineData("[|typeof(string)|]")]
    [InlineData("[|typeof(Json)|]")]
    public Task SMRT015_bad_json_context(string type) => Reports(
        Rule.BadJsonContext,
        $$"""
        using System.Text.Json.Serialization;
        [Smrt] public partial class Item { public int Id { get; set; } [SmrtJson({{type}})] public Version? Value { get; set; } }
        [JsonSerializable(typeof(Uri))] abstract class Json() : JsonSerializerContext(null);
        """,
        null, Use);

    [Theory]
    [InlineData("public int? [|Id|] { get; set; }")]
    [InlineData("public string? [|Id|] { get; set; }")]
    [InlineData("public double [|Id|] { get; set; }")]
    [InlineData("public byte[] [|Id|] { get; set; } = [];")]
    [InlineData("[DatabaseGenerated(DatabaseGeneratedOption.Computed)] public int [|Id|] { get; set; }")]
    [InlineData("[DatabaseGenerated(DatabaseGeneratedOption.Identity)] public string [|Id|] { get; set; } = \"\";")]
    [InlineData("[Key, DatabaseGenerated(DatabaseGeneratedOption.Identity)] public int [|A|] { get; set; } [Key] public int B { get; set; }")]
    public Task SMRT016_bad_key(string property) => Reports(Rule.BadKey, $"[Smrt] public partial class Item {{ {property} }}");

    [Theory]
    [InlineData("[Timestamp] public DateTime [|V|] { get; set; }")]
    [InlineData("[ConcurrencyCheck] public string [|V|] { get; set; } = \"\";")]
    [InlineData("[ConcurrencyCheck] public int? [|V|] { get; set; }")]
    [InlineData("[ConcurrencyCheck] public int A { get; set; } [Timestamp] public byte[] [|B|] { get; set; } = [];")]
    public Task SMRT017_bad_token(string property) => Reports(
        Rule.BadConcurrencyToken, $"[Smrt] public partial class Item {{ public int Id {{ get; set; }} {property} }}", null, Use);

    [Theory]
    [InlineData("int", "\"five\"")]
    [InlineData("bool", "5")]
    [InlineData("DateTime", "\"soon\"")]
    [InlineData("int[]", "1")]
    public Task SMRT029_bad_default(string type, string value) => Reports(
        Rule.BadDefaultValue, $"[Smrt] public partial class Item {{ public int Id {{ get; set; }} [[|DefaultValue({value})|]] public {type}? Value {{ get; set; }} }}", null, Use);

    [Theory]
    [InlineData("[Smrt(Table = [|\"\"|])]", "")]
    [InlineData("[Smrt(Table = [|\"a234567890123456789012345678901234567890123456789012345678901234\"|])]", "")]
    [InlineData("[Smrt]", "[Column([|\"a\\0b\"|])]")]
    public Task SMRT030_bad_name(string entity, string column) => Reports(
        Rule.BadName, $"{entity} public partial class Item {{ public int Id {{ get; set; }} {column} public int Value {{ get; set; }} }}", null, Use);

    [Fact]
    public Task SMRT031_generated_value_that_cannot_be_set() => Reports(
        Rule.BadDatabaseGenerated,
        "[Smrt] public partial class Item(int made) { public int Id { get; set; } [DatabaseGenerated(DatabaseGeneratedOption.Computed)] public int [|Made|] => made; }", null, Use);
}
