using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Emission;

public class ContractTests
{
    public const string Product = """
        namespace Shop;

        [Smrt(Table = "products", Cache = "5m", MaxDepth = 3, MaxLimit = 500)]
        [SmrtIndex(nameof(CategoryId), nameof(Price))]
        [SmrtIndex(nameof(Sku), IsUnique = true)]
        public partial class Product
        {
            public int Id { get; set; }
            public required string Sku { get; set; }
            public string? Note { get; set; }
            public decimal Price { get; set; }
            public int CategoryId { get; set; }
            public int? ParentId { get; set; }
            public Status Status { get; set; }
            public bool IsActive { get; set; }
            public SupplierId SupplierId { get; set; }
            public DateTime CreatedAt { get; set; }
        }

        public enum Status { Draft, Active }

        public readonly record struct SupplierId(int Value);

        [SmrtContext] public sealed partial class ShopDb;
        """;

    [Fact]
    public void A_plain_entity_becomes_its_files()
    {
        GeneratorRun run = GeneratorRun.Of(Product);
        Assert.Equal(
            [
                "Shop.Product.CacheKeys.g.cs", "Shop.Product.Columns.g.cs", "Shop.Product.Mapping.g.cs", "Shop.Product.Repository.g.cs", "Shop.Product.Schema.g.cs",
                "Shop.ShopDb.Context.g.cs", "Shop.ShopDb.Loaders.g.cs", "Shop.ShopDb.Registration.g.cs",
            ],
            run.Files.Keys.Order(StringComparer.Ordinal));
    }
}
