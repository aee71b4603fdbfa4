using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Emission;

/// <summary>Which tables are cached and which of them a delete reaches, as contexts say it.</summary>
public class CacheDependencyTests
{
    private const string Shop = """
        namespace Shop;
        [Smrt(Cache = "5m")] public partial class Category { public int Id { get; set; } public int? ParentId { get; set; } [OnDelete(DeleteBehavior.Cascade)] public partial Category? Parent { get; set; } }
        [Smrt] public partial class Product { public int Id { get; set; } public int CategoryId { get; set; } [OnDelete(DeleteBehavior.Cascade)] public partial Category? Category { get; set; } }
        [Smrt(Schema = "shop", Cache = "1h")] public partial class Review { public int Id { get; set; } public int ProductId { get; set; } [OnDelete(DeleteBehavior.Cascade)] public partial Product? Product { get; set; } }
        [Smrt(Cache = "1h")] public partial class Reply { public int Id { get; set; } public int? ReviewId { get; set; } [OnDelete(DeleteBehavior.SetNull)] public partial Review? Review { get; set; } }
        [Smrt(Cache = "1h")] public partial class Like { public int Id { get; set; } public int ReplyId { get; set; } [OnDelete(DeleteBehavior.Cascade)] public partial Reply? Reply { get; set; } }
        [Smrt(Cache = "1h")] public partial class Note { public int Id { get; set; } public int LikeId { get; set; } [OnDelete(DeleteBehavior.Restrict)] public partial Like? Like { get; set; } }
        [Smrt] public partial class Log { public int Id { get; set; } public int NoteId { get; set; } [OnDelete(DeleteBehavior.Cascade)] public partial Note? Note { get; set; } }
        """;

    [Fact]
    public void Deletes_are_followed_to_every_cached_table_and_nulls_one_step()
        => Assert.Contains(
            """
                /// <inheritdoc/>
                [global::System.CodeDom.Compiler.GeneratedCode("SmrtGen", "0.1")]
                protected override global::SmrtGen.CompilerServices.CacheDependencies? CacheDependencies => new(
                [
                    new("categories", IsCached: true,
                        "categories", // deleted through fk_categories_parent_id
                        "shop.reviews", // deleted through fk_products_category_id, fk_reviews_product_id
                        "replies"), // set to null through fk_products_category_id, fk_reviews_product_id, fk_replies_review_id
                    new("likes", IsCached: true),
                    new("notes", IsCached: true),
                    new("products", IsCached: false,
                        "shop.reviews", // deleted through fk_reviews_product_id
                        "replies"), // set to null through fk_reviews_product_id, fk_replies_review_id
                    new("replies", IsCached: true,
                        "likes"), // deleted through fk_likes_reply_id
                    new("shop.reviews", IsCached: true,
                        "replies"), // set to null through fk_replies_review_id
                ]);
            """,
            GeneratorRun.Of(Shop + " [SmrtContext] public sealed partial class ShopDb;")["Shop.ShopDb.Context.g.cs"],
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Category, Product")]
    [InlineData("Product, Reply, Review")]
    public void A_context_knows_its_own_entities_only(string entities)
    {
        string text = GeneratorRun.Of($"{Shop} [SmrtContext({string.Join(", ", entities.Split(", ").Select(name => $"typeof({name})"))})] public sealed partial class ShopDb;")["Shop.ShopDb.Context.g.cs"];
        Assert.DoesNotContain("fk_likes_reply_id", text, StringComparison.Ordinal);
        Assert.Equal(entities.Contains("Review", StringComparison.Ordinal), text.Contains("\"shop.reviews\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Circles_end()
        => Assert.Contains(
            "new(\"as\", IsCached: true,\n            \"bs\", // deleted through fk_bs_a_id\n            \"as\"), // deleted through fk_bs_a_id, fk_as_b_id\n",
            GeneratorRun.Of(
                """
                [Smrt(Cache = "1h")] public partial class A { public int Id { get; set; } public int? BId { get; set; } [OnDelete(DeleteBehavior.Cascade)] public partial B? B { get; set; } }
                [Smrt(Cache = "1h")] public partial class B { public int Id { get; set; } public int? AId { get; set; } [OnDelete(DeleteBehavior.Cascade)] public partial A? A { get; set; } }
                [SmrtContext] public sealed partial class Db;
                """)["Db.Context.g.cs"],
            StringComparison.Ordinal);

    [Fact]
    public void Without_cached_entities_there_is_no_table()
        => Assert.DoesNotContain(
            "CacheDependencies",
            GeneratorRun.Of(System.Text.RegularExpressions.Regex.Replace(Shop, ", Cache = \"\\d.\"|\\(Cache = \"\\d.\"\\)", "") + " [SmrtContext] public sealed partial class ShopDb;")["Shop.ShopDb.Context.g.cs"],
            StringComparison.Ordinal);
}
