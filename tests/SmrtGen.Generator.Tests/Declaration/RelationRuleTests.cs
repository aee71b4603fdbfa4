using SmrtGen.Generator.Parsing;
using static SmrtGen.Generator.Tests.Declaration.DeclarationRun;

namespace SmrtGen.Generator.Tests.Declaration;

public class RelationRuleTests
{
    private const string Category = "[Smrt] public partial class Category { public int Id { get; set; } }";

    [Fact]
    public Task SMRT018_navigation_not_partial() => Reports(
        Rule.NavigationNotPartial,
        "[Smrt] public partial class Item { public int Id { get; set; } public int CategoryId { get; set; } public Category? [|Category|] { get; set; } [NotMapped] public Category? Other { get; set; } }",
        null, Category);

    [Fact]
    public Task SMRT019_foreign_key_not_found() => Reports(
        Rule.ForeignKeyNotFound,
        "[Smrt] public partial class Item { public int Id { get; set; } public partial Category? [|Category|] { get; set; } }",
        "No foreign key was found for 'Item.Category': 'Category' is reached by a property such as 'CategoryId', or by the one that [ForeignKey] names", Category);

    [Fact]
    public Task SMRT019_of_a_collection() => Reports(
        Rule.ForeignKeyNotFound, "[Smrt] public partial class Item { public int Id { get; set; } public partial IReadOnlyList<Category> [|Categories|] { get; set; } }", null, Category);

    [Fact]
    public Task SMRT020_ambiguous() => Reports(
        Rule.AmbiguousRelation,
        """
        [Smrt] public partial class User { public int Id { get; set; } public partial IReadOnlyList<Message> [|Messages|] { get; set; } }
        [Smrt] public partial class Message
        {
            public int Id { get; set; } public int FromId { get; set; } public int ToId { get; set; }
            public partial User From { get; set; } public partial User To { get; set; }
        }
        """,
        "'User.Messages' may go along several relations of 'Message' (From, To): choose one with [InverseProperty] or [ForeignKey]");

    [Fact]
    public Task SMRT021_type_mismatch() => Reports(
        Rule.ForeignKeyTypeMismatch,
        "[Smrt] public partial class Item { public int Id { get; set; } public string CategoryId { get; set; } = \"\"; public partial Category? [|Category|] { get; set; } }",
        "'Item.CategoryId' has the type 'string', but the key 'Category.Id' that it refers to has 'int'", Category);

    [Theory]
    [InlineData("public int CategoryId { get; set; } [OnDelete(DeleteBehavior.SetNull)] public partial Category? [|Category|] { get; set; }")]
    [InlineData("public partial List<Category> [|Categories|] { get; set; }")]
    [InlineData("public int A { get; set; } public int B { get; set; } [ForeignKey(\"A, B\")] public partial Category? [|Category|] { get; set; }")]
    [InlineData("[ForeignKey([|\"Nobody\"|])] public int CategoryId { get; set; }")]
    [InlineData("[SmrtJoin([|typeof(string)|])] public partial IReadOnlyList<Category> Categories { get; set; }")]
    public Task SMRT022_bad_relation(string property) => Reports(
        Rule.BadRelation, $"[Smrt] public partial class Item {{ public int Id {{ get; set; }} {property} }}", null, Category);

    [Fact]
    public Task SMRT019_join_lacks_a_side() => Reports(
        Rule.ForeignKeyNotFound,
        """
        [Smrt] public partial class Item { public int Id { get; set; } [SmrtJoin(typeof(Link))] public partial IReadOnlyList<Category> [|Categories|] { get; set; } }
        [Smrt] public partial class Link { [Key] public int ItemId { get; set; } [Key] public int Other { get; set; } }
        """,
        null, Category);
}
