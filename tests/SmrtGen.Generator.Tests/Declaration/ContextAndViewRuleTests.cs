using SmrtGen.Generator.Parsing;
using static SmrtGen.Generator.Tests.Declaration.DeclarationRun;

namespace SmrtGen.Generator.Tests.Declaration;

public class ContextAndViewRuleTests
{
    private const string Item = "[Smrt] public partial class Item { public int Id { get; set; } public string? Name { get; set; } }";

    [Fact]
    public Task SMRT001_context_and_view() => Reports(Rule.NotPartial, "[SmrtContext] public class [|Db|]; [SmrtView(typeof(Item))] public record [|Card|](int Id);", null, Item);

    [Fact]
    public Task SMRT023_view_of_no_entity() => Reports(Rule.ViewOfNoEntity, "[SmrtView([|typeof(string)|])] public partial record Card(int Id);");

    [Fact]
    public Task SMRT024_unknown_column() => Reports(
        Rule.ViewColumnUnknown, "[SmrtView(typeof(Item))] public partial record Card(int Id, int [|Size|]);", "'Card.Size' is not a column of 'Item'", Item,
        "[SmrtContext] public partial class Db; class C { Task M(Db db) => db.Items.Take(1).ToListAsync<Card>().AsTask(); }");

    [Fact]
    public Task SMRT025_other_type() => Reports(
        Rule.ViewColumnType, "[SmrtView(typeof(Item))] public partial record Card(long [|Id|], string [|Name|]);", "'Card.Id' has the type 'long', but 'Item.Id' has 'int'", Item);

    [Fact]
    public Task SMRT026_context_names_no_entity() => Reports(
        Rule.ContextEntityUnknown, "[SmrtContext(typeof(Item), [|typeof(string)|])] public partial class Db;", null, Item, "class C { object M(Db db) => db.Items; }");

    [Fact]
    public Task SMRT027_same_name_twice() => Reports(
        Rule.ContextPropertyTaken,
        """
        namespace A { [Smrt(Table = "a")] public partial class Item { public int Id { get; set; } } }
        namespace B { [Smrt(Table = "b")] public partial class Item { public int Id { get; set; } } }
        namespace C { [SmrtContext] public partial class [|Db|]; [SmrtContext(typeof(A.Item), [|typeof(B.Item)|])] public partial class Two; [SmrtContext(typeof(B.Item))] public partial class One; }
        """);

    [Fact]
    public Task SMRT027_name_of_a_member() => Reports(
        Rule.ContextPropertyTaken, "[SmrtContext] public partial class [|Db|] { public int Items => 1; }", "'Db' cannot have a repository 'Items' for 'Item': the name is taken by a member of the context", Item);

    [Theory]
    [InlineData("public static partial class [|Db|];")]
    [InlineData("public abstract partial class [|Db|];")]
    [InlineData("public partial record [|Db|];")]
    [InlineData("public partial class [|Db|]<T>;")]
    [InlineData("public partial class [|Db|] : List<int>;")]
    public Task SMRT028_bad_context(string declaration) => Reports(Rule.BadContext, "[SmrtContext] " + declaration, null, Item);
}
