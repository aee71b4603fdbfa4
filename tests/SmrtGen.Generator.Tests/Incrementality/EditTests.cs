using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmrtGen.Generator.Tests.Support;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace SmrtGen.Generator.Tests.Incrementality;

/// <summary>What is generated again after an edit, and what is not.</summary>
public class EditTests
{
    private const string Product = """
        namespace Shop;
        [Smrt] public partial class Product { public int Id { get; set; } public SupplierId Supplier { get; set; } public int CategoryId { get; set; } public partial Category? Category { get; set; } }
        """;

    private const string Category = "namespace Shop; [Smrt] public partial class Category { public int Id { get; set; } }";
    private const string Supplier = "namespace Shop; public readonly record struct SupplierId(int Value);";
    private const string Context = "namespace Shop; [SmrtContext] public partial class ShopDb; [SmrtView(typeof(Category))] public partial record Card(int Id);";

    private static readonly string[] s_sources = [Product, Category, Supplier, Context, "class Unrelated { }"];

    [Theory]
    [InlineData(4, "class Unrelated { void M() { } }")]
    [InlineData(0, "// a comment above\n\n" + Product)]
    [InlineData(0, Product + "\npublic class Below { }")]
    [InlineData(2, "namespace Shop;\n\n\npublic readonly record struct SupplierId(int Value) { public override string ToString() => \"\"; }")]
    public void Nothing_is_written_again(int file, string text)
    {
        GeneratorRunResult result = Edit(file, text);
        Steps.AssertCached(result);
    }

    [Fact]
    public void A_type_that_an_entity_uses_changed_in_another_file()
    {
        GeneratorRunResult result = Edit(2, "namespace Shop; public readonly record struct SupplierId(long Value);");
        Assert.Equal([Modified, Unchanged], Steps.Reasons(result, TrackingNames.Entities).Order());
        Assert.Contains("row.GetInt64", Text(result, "Shop.Product.Mapping.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_a_related_entity_changed_in_another_file()
    {
        GeneratorRunResult result = Edit(1, Category.Replace("[Smrt]", "[Smrt(Table = \"groups\")]", StringComparison.Ordinal));
        Assert.Contains("REFERENCES \"groups\"", Text(result, "Shop.Product.Schema.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_naming_of_the_assembly_changed()
    {
        GeneratorRunResult result = Edit(4, "[assembly: SmrtNaming(NamingConvention.AsWritten)]");
        Assert.Contains("FROM \"Product\"", Text(result, "Shop.Product.Mapping.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_two_entities_was_edited()
    {
        GeneratorRunResult result = Edit(0, Product.Replace("[Smrt]", "[Smrt(MaxLimit = 5)]", StringComparison.Ordinal));
        Assert.Equal([Modified, Unchanged], Steps.Reasons(result, TrackingNames.Entities).Order());
        Assert.All(Steps.Reasons(result, TrackingNames.Registration), reason => Assert.Equal(Cached, reason));
        Assert.All(Steps.Reasons(result, TrackingNames.ResolvedContexts), reason => Assert.Equal(Cached, reason));
        Assert.Single(Steps.OutputReasons(result), Modified);
    }

    [Fact]
    public void The_duration_of_a_cache_changed()
    {
        string cached = Category.Replace("[Smrt]", "[Smrt(Cache = \"5m\")]", StringComparison.Ordinal);
        GeneratorRunResult result = Edit(1, cached.Replace("5m", "6m", StringComparison.Ordinal), [Product, cached, Supplier, Context, ""]);
        Assert.Equal([Modified, Unchanged], Steps.Reasons(result, TrackingNames.Entities).Order());
        Assert.All(Steps.Reasons(result, TrackingNames.ResolvedContexts), reason => Assert.Equal(Cached, reason));
        Assert.Single(Steps.OutputReasons(result), Modified);
        Assert.Contains("FromMinutes(6)", Text(result, "Shop.Category.Mapping.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_delete_does_changed()
    {
        string cached = Product.Replace("[Smrt]", "[Smrt(Cache = \"5m\")]", StringComparison.Ordinal);
        string cascading = cached.Replace("public partial Category?", "[OnDelete(DeleteBehavior.Cascade)] public partial Category?", StringComparison.Ordinal);
        GeneratorRunResult result = Edit(0, cascading, [cached, Category, Supplier, Context, ""]);
        Assert.Contains("\"products\"), // deleted through fk_products_category_id", Text(result, "Shop.ShopDb.Context.g.cs"), StringComparison.Ordinal);
        result = Edit(0, cached, [cascading, Category, Supplier, Context, ""]);
        Assert.DoesNotContain("deleted through", Text(result, "Shop.ShopDb.Context.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_was_added()
    {
        GeneratorRunResult result = Edit(4, "namespace Shop; [Smrt] public partial class Added { public int Id { get; set; } }");
        Assert.Equal([New, Unchanged, Unchanged], Steps.Reasons(result, TrackingNames.Entities).Order());
        Assert.Contains("AddedRepository Addeds", Text(result, "Shop.ShopDb.Context.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_that_is_removed_takes_no_other_with_it()
    {
        CSharpCompilation compilation = TestCompilation.Create(["class First { }", .. s_sources]);
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(compilation);
        int files = driver.GetRunResult().GeneratedTrees.Length;
        foreach (string text in new[] { "[Smrt] public partial class First { public int Id { get; set; } }", "class First { }", "class First { int x; }" })
        {
            SyntaxTree old = compilation.SyntaxTrees.Single(tree => tree.FilePath == "Source0.cs");
            compilation = compilation.ReplaceSyntaxTree(old, TestCompilation.Parse(text, old.FilePath));
            driver = driver.RunGenerators(compilation);
        }

        Assert.Equal(files, driver.GetRunResult().GeneratedTrees.Length);
    }

    [Fact]
    public void The_language_version_changed()
    {
        CSharpCompilation before = TestCompilation.Create(s_sources);
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(before);
        CSharpCompilation after = TestCompilation.WithVersion(before, LanguageVersion.CSharp11);
        Assert.Empty(driver.WithUpdatedParseOptions(TestCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp11)).RunGenerators(after).GetRunResult().GeneratedTrees);
    }

    [Fact]
    public void Files_do_not_depend_on_the_order_of_sources()
    {
        GeneratorRun one = GeneratorRun.Of(s_sources);
        GeneratorRun other = GeneratorRun.Of([.. s_sources.Reverse()]);
        Assert.Equal(one.Files.OrderBy(file => file.Key, StringComparer.Ordinal), other.Files.OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Files_do_not_depend_on_the_culture()
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        const string Source = "[Smrt(MaxLimit = 1234567)] public partial class Item { public int Id { get; set; } [DefaultValue(-1.5)] public double I { get; set; } }";
        string expected = string.Concat(GeneratorRun.Of(Source).Files.Values);
        try
        {
            foreach (string name in new[] { "fi-FI", "tr-TR", "ar-SA" })
            {
                System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(name);
                Assert.Equal(expected, string.Concat(GeneratorRun.Of(Source).Files.Values));
            }
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static GeneratorRunResult Edit(int file, string text, string[]? sources = null)
    {
        CSharpCompilation before = TestCompilation.Create(sources ?? s_sources);
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(before);
        SyntaxTree old = before.SyntaxTrees.Single(tree => tree.FilePath == $"Source{file}.cs");
        return driver.RunGenerators(before.ReplaceSyntaxTree(old, TestCompilation.Parse(text, old.FilePath))).GetRunResult().Results[0];
    }

    private static string Text(GeneratorRunResult result, string hintName) => result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();
}
