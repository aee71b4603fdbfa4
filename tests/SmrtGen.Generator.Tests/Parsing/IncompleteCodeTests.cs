using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmrtGen.Analyzers.Declaration;
using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Parsing;

/// <summary>While somebody types, nothing throws.</summary>
public class IncompleteCodeTests
{
    private const string Whole = """
        namespace Shop
        {
            [Smrt(Table = "products", Cache = "5m"), SmrtNaming(NamingConvention.AsWritten)]
            [SmrtIndex(nameof(Sku), IsUnique = true, Descending = [nameof(Sku)], Where = "1 = 1")]
            public partial class Product : Root<int>
            {
                [Key, Column("sku", Order = 1, TypeName = "text")] public string Sku { get; set; } = "";
                [Key, DatabaseGenerated(DatabaseGeneratedOption.None)] public SupplierId Supplier { get; init; }
                [SmrtConverter(typeof(MoneyConverter)), DefaultValue(typeof(decimal), "1.5")] public Money Price { get; private set; }
                [SmrtJson(typeof(ShopJson))] public List<Money>? Prices { get; set; }
                [SmrtEnum(EnumStorage.String), MaxLength(40)] public Level? Level { get; set; }
                [ForeignKey(nameof(Category)), OnDelete(DeleteBehavior.SetNull)] public int? CategoryId { get; set; }
                public partial Category? Category { get; set; }
                [SmrtJoin(typeof(Link)), InverseProperty("Products")] public partial IReadOnlyList<Category> Categories { get; }
                public Dictionary<string, Missing> Unknown { get; set; }
            }
            [Smrt] public sealed partial record Category(int Id, [property: ConcurrencyCheck] int Version) { public partial IReadOnlyList<Product> Products { get; init; } }
            public enum Level : short { Low, High = Low }
            public readonly record struct SupplierId(Guid Value);
            [SmrtView(typeof(Product))] public partial record Card(string Sku, Money? Price);
            [SmrtContext(typeof(Product), typeof(Category))] public sealed partial class ShopDb;
            [SmrtContext] public partial class AllDb { public int Products; }
        }
        """;

    [Fact]
    public async Task Any_part_of_a_file_is_read()
    {
        GeneratorDriver driver = GeneratorRun.CreateDriver();
        for (int length = 0; length <= Whole.Length; length += 31)
            driver = await CheckAsync(driver, Whole[..length]);
        for (int start = 0; start + 40 < Whole.Length; start += 79)
            driver = await CheckAsync(driver, Whole.Remove(start, 25));
    }

    [Theory]
    [InlineData("[Smrt] public partial class Item { public int Id { get; set; } } [Smrt] public partial class Item;")]
    [InlineData("[SmrtContext] public partial class Db; [SmrtContext] public partial class Db;")]
    [InlineData("[Smrt] public partial class Item { public int Id { get; set; } } [Smrt] public partial record Item;")]
    [InlineData("[Smrt, SmrtContext, SmrtView(typeof(Item))] public partial class Item { public int Id { get; set; } }")]
    [InlineData("[Smrt] public partial class Item<T> { public int Id { get; set; } } [Smrt] public partial class Item { public int Id { get; set; } }")]
    public async Task Declarations_that_contradict_each_other_are_read(string source)
    {
        GeneratorDriver driver = await CheckAsync(GeneratorRun.CreateDriver(), source);
        Assert.NotEmpty(driver.GetRunResult().GeneratedTrees);
    }

    private static async Task<GeneratorDriver> CheckAsync(GeneratorDriver driver, string source)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Assert.True(driver.GetRunResult().Results[0].Exception is null, $"{driver.GetRunResult().Results[0].Exception}\n{source}");
        ImmutableArray<Diagnostic> found = await output
            .WithAnalyzers([new SmrtDeclarationAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return driver;
    }
}
