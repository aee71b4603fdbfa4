using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Emission;

public class ViewTests : RoundTripTests
{
    private const string Product = """
        [Smrt] public partial class Product
        {
            public int Id { get; set; } public string Name { get; set; } = ""; public decimal Price { get; set; } public int? Stock { get; set; }
            [SmrtEnum(EnumStorage.String)] public Level Level { get; set; } public ProductNumber Number { get; set; } public List<int> Sizes { get; set; } = [];
        }
        public enum Level { Low, High }
        public readonly record struct ProductNumber(int Value);
        """;

    [Fact]
    public async Task Views_read_only_their_columns()
    {
        GeneratorRun run = await RoundTrip(
            Product + """

            [SmrtView(typeof(Product))] public partial record ProductCard(int Id, string Name);
            public static partial class Views
            {
                [SmrtView(typeof(Product))] internal sealed partial class Everything
                {
                    public string? name { get; init; } public decimal? Price { get; private set; } public int? Stock { get; set; }
                    public Level Level { get; set; } public required ProductNumber Number { get; set; } public List<int>? Sizes { get; set; } public string Computed => name + "!";
                }
            }
            """,
            """
            await db.Products.InsertAsync(new Product { Name = "a", Price = 2.5m, Level = Level.High, Number = new(7), Sizes = [1, 2] });
            ProductCard card = (await db.Products.OrderBy(p => p.Id).Take(1).ToListAsync<ProductCard>()).Single();
            Check.Equal(new ProductCard(1, "a"), card);
            Views.Everything all = (await db.Products.Take(1).ToListAsync<Views.Everything>()).Single();
            Check.Equal(("a!", 2.5m, null, Level.High, new ProductNumber(7), 2), (all.Computed, all.Price, all.Stock, all.Level, all.Number, all.Sizes!.Count));
            """);
        Assert.Contains("Views.Everything.View.g.cs", run.Files.Keys);
    }

    [Fact]
    public void A_view_names_its_columns_once()
    {
        string text = GeneratorRun.Of(Product + "[SmrtView(typeof(Product))] public partial record ProductCard(int Id, string Name);")["ProductCard.View.g.cs"];
        Assert.Contains("global::ProductMapping.Model.Id,\n        global::ProductMapping.Model.Name,\n    ];", text, StringComparison.Ordinal);
        Assert.Contains("new global::ProductCard(\n            row.GetInt32(0),\n            row.GetString(1));", text, StringComparison.Ordinal);
    }
}
