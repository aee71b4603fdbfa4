using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Emission;

public class ContextTests
{
    private const string Entities = """
        namespace Shop
        {
            [Smrt] public partial class Product { public int Id { get; set; } }
            [Smrt] public partial class Category { public int Id { get; set; } }
            [Smrt] internal partial class Secret { public int Id { get; set; } }
        }
        """;

    [Fact]
    public void A_context_holds_every_entity_of_its_assembly()
    {
        string text = GeneratorRun.Of(Entities, "namespace Shop; [SmrtContext] public sealed partial class ShopDb;")["Shop.ShopDb.Context.g.cs"];
        Assert.Contains("public global::Shop.CategoryRepository Categories =>", text, StringComparison.Ordinal);
        Assert.Contains("public global::Shop.ProductRepository Products =>", text, StringComparison.Ordinal);
        Assert.Contains("internal global::Shop.SecretRepository Secrets =>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_contexts_name_theirs()
    {
        GeneratorRun run = GeneratorRun.Of(
            Entities,
            """
            namespace Shop { [SmrtContext(typeof(Product))] internal partial class One; public partial class Outer { [SmrtContext(typeof(Category), typeof(Product))] public partial class Two; } }
            namespace Other { [SmrtContext] internal partial class One; }
            """);
        Assert.DoesNotContain("Category", run["Shop.One.Context.g.cs"], StringComparison.Ordinal);
        Assert.Contains("namespace Microsoft.Extensions.DependencyInjection;", run["Shop.Outer.Two.Registration.g.cs"], StringComparison.Ordinal);
        Assert.Contains("namespace Shop;", run["Shop.One.Registration.g.cs"], StringComparison.Ordinal);
        Assert.Contains("namespace Other;", run["Other.One.Registration.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Registration_needs_the_container_to_be_referenced()
    {
        GeneratorRun run = GeneratorRun.OfBroken(TestCompilation.Create("Shop", [Entities, "[SmrtContext] public partial class Db;"], References.WithoutServices));
        Assert.Contains("Db.Context.g.cs", run.Files.Keys);
        Assert.DoesNotContain("Db.Registration.g.cs", run.Files.Keys);
    }

    [Fact]
    public void Entities_and_views_over_them_may_live_in_another_assembly()
    {
        GeneratorRun library = GeneratorRun.Of(TestCompilation.Create("Library", [
            """
            namespace Library;
            public partial class Outer<T> { [Smrt] public partial class Item { public int Id { get; set; } public Kind Kind { get; set; } } }
            public enum Kind { A, B }
            [Smrt] public partial class Category { public int Id { get; set; } public required string Name { get; set; } }
            """]));
        MetadataReference reference = MetadataReference.CreateFromImage(TestCompilation.Emit(library.Output));
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(
            "Shop",
            [
                """
                namespace Shop;
                [Smrt] public partial class Product { public int Id { get; set; } public int CategoryId { get; set; } public partial Library.Category? Category { get; set; } }
                [SmrtContext(typeof(Library.Category), typeof(Product), typeof(Library.Outer<int>.Item))] public partial class ShopDb;
                [SmrtView(typeof(Library.Outer<string>.Item))] public partial record Card(Library.Kind Kind);
                """,
            ],
            [.. References.All, reference]));
        Assert.Contains("global::Library.CategoryRepository Categories =>", run["Shop.ShopDb.Context.g.cs"], StringComparison.Ordinal);
        Assert.Contains("REFERENCES \"categories\" (\"id\")", run["Shop.Product.Schema.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_may_have_members_of_its_own()
    {
        GeneratorRun.Of(Entities, "namespace Shop; [SmrtContext] public partial class ShopDb { public ShopDb() : this(null!) { } public ProductRepository Cheap => Products; }");
    }
}
