using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Emission;

/// <summary>What an invalid declaration shows to other code equals what it shows when it is sound, so that its one error is the only one.</summary>
public class ParityTests
{
    private const string Entity = """
        namespace Shop;
        public enum Level { Low, High }
        public readonly record struct Code(string Text);
        [Smrt] public partial class Category { public int Id { get; set; } public partial IReadOnlyList<Product> Products { get; set; } }
        [Smrt(#entity#)]
        [SmrtIndex(nameof(Sku), IsUnique = true)]
        [SmrtIndex(nameof(CategoryId), nameof(Level))]
        public partial class Product
        {
            [Key] public int Id { get; set; }
            [Key] public Code Code { get; set; }
            public required string Sku { get; set; }
            public int CategoryId { get; set; }
            [SmrtEnum(EnumStorage.String)] public Level? Level { get; set; }
            public List<int>? Sizes { get; set; }
            public byte[]? Image { get; set; }
            #token# public int Version { get; set; }
            public partial Category? Category { get; set; }
            #property# public int Rank { get; set; }
        }
        [SmrtView(typeof(Product))] public partial record Card(int Id, string Sku);
        [SmrtContext] public partial class ShopDb;
        """;

    [Theory]
    [InlineData("Cache = \"soon\"", "[ConcurrencyCheck]", "")]
    [InlineData("MaxLimit = 0", "[ConcurrencyCheck]", "")]
    [InlineData("", "[Timestamp, Key]", "")]
    [InlineData("", "[ConcurrencyCheck]", "[DefaultValue(\"x\")]")]
    public void The_surface_is_the_same(string entity, string token, string property)
    {
        string[] sound = Surface(Source(entity.Contains("Cache", StringComparison.Ordinal) ? "Cache = \"5m\"" : "", token.Replace("[Timestamp, Key]", "[Key]", StringComparison.Ordinal), ""), isSound: true);
        Assert.Equal(sound, Surface(Source(entity, token, property), isSound: false));
        Assert.Contains("Shop.ShopDb.Products", sound);
        Assert.Contains("Shop.ProductRepository.FindBySkuAsync(string, System.Threading.CancellationToken)", sound);
    }

    private static string Source(string entity, string token, string property) => Entity
        .Replace("#entity#", entity, StringComparison.Ordinal)
        .Replace("#token#", token, StringComparison.Ordinal)
        .Replace("#property#", property, StringComparison.Ordinal);

    /// <summary>Every visible member of the generated types, and of the user's own.</summary>
    private static string[] Surface(string source, bool isSound)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Equal(!isSound, run.Files.Values.Any(text => text.Contains("is not valid: SMRT", StringComparison.Ordinal)));
        var lines = new List<string>();
        Add(run.Output.Assembly.GlobalNamespace);
        return [.. lines.Order(StringComparer.Ordinal)];

        void Add(INamespaceOrTypeSymbol place)
        {
            foreach (ISymbol member in place.GetMembers().Where(IsVisible))
            {
                lines.Add(member.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat));
                if (member is INamespaceOrTypeSymbol inner)
                    Add(inner);
            }
        }

        // What the runtime asks an entity for is no part of what people see.
        static bool IsVisible(ISymbol member) => member is INamespaceSymbol
            || (member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected && member.CanBeReferencedByName && member.Name != "SmrtRelations");
    }
}
