using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Incrementality;

/// <summary>Models are read again only when something has changed that they were read from. What is written after an edit must be what a new run writes.</summary>
public class DependencyTests
{
    private static readonly Dictionary<string, string> s_files = new()
    {
        ["Order"] = """
            namespace Shop;
            [Smrt(MaxLimit = Limits.Orders)]
            [SmrtIndex(nameof(Status))]
            public partial class Order : Audited<OrderId>
            {
                [SmrtEnum(EnumStorage.String)] public Status Status { get; set; }
                public Money Total { get; set; }
                public Weight Weight { get; set; }
                [SmrtConverter(typeof(ColorConverter))] public Color Color { get; set; }
                [MaxLength(Limits.Note)] public string? Note { get; set; }
                public CustomerCode CustomerCode { get; set; }
                public partial Customer? Customer { get; set; }
                [SmrtJoin(typeof(OrderTag))] public partial IReadOnlyList<Tag> Tags { get; set; }
                [SmrtJson(typeof(Json))] public Address? Address { get; set; }
            }
            """,
        ["OrderPart"] = "namespace Shop; public partial class Order { public int Rank { get; set; } }",
        ["Audited"] = "namespace Shop; public abstract class Audited<TKey> : Stamped { public TKey Id { get; set; } = default!; }",
        ["Stamped"] = "namespace Shop; public abstract class Stamped { public DateTime At { get; set; } }",
        ["OrderId"] = "namespace Shop; public readonly record struct OrderId(int Value);",
        ["Status"] = "namespace Shop; public enum Status { Open, Closed }",
        ["Limits"] = "namespace Shop; public static class Limits { public const int Orders = Base * 2; public const int Base = 10; public const int Note = 40; }",
        ["Money"] = "namespace Shop; [SmrtConverter(typeof(MoneyConverter))] public struct Money { public decimal Amount; }",
        ["MoneyConverter"] = """
            namespace Shop;
            public class MoneyConverter : IValueConverter<Money, decimal> { public static decimal ToStore(Money value) => value.Amount; public static Money FromStore(decimal value) => default; }
            """,
        ["Weight"] = "namespace Shop; public readonly record struct Weight(int Grams);",
        ["Color"] = "namespace Shop; public struct Color { }",
        ["ColorConverter"] = "namespace Shop; public class ColorConverter : ColorBase { }",
        ["ColorBase"] = """
            namespace Shop;
            public class ColorBase : IValueConverter<Color, int> { public static int ToStore(Color value) => 0; public static Color FromStore(int value) => default; }
            """,
        ["Customer"] = "namespace Shop; [Smrt] public partial class Customer { [Key] public CustomerCode Code { get; set; } public string Name { get; set; } = \"\"; }",
        ["CustomerCode"] = "namespace Shop; public readonly record struct CustomerCode(string Text);",
        ["Tag"] = "namespace Shop; [Smrt] public partial class Tag { public int Id { get; set; } public string Text { get; set; } = \"\"; }",
        ["OrderTag"] = "namespace Shop; [Smrt] public partial class OrderTag { [Key] public OrderId OrderId { get; set; } [Key] public int TagId { get; set; } }",
        ["Json"] = "namespace Shop; [System.Text.Json.Serialization.JsonSerializable(typeof(Address))] public partial class Json : System.Text.Json.Serialization.JsonSerializerContext;",
        ["Address"] = "namespace Shop; public class Address { public string? Street { get; set; } }",
        ["View"] = "namespace Shop; [SmrtView(typeof(Order))] public partial record OrderCard(OrderId Id, Weight Weight, int Rank);",
        ["Db"] = "namespace Shop; [SmrtContext(typeof(Order), typeof(Customer))] public partial class OrderDb;",
        ["All"] = "namespace Shop; [SmrtContext] public partial class AllDb;",
        ["Aliased"] = "namespace Shop; [Stored] public partial class Aliased { public int Id { get; set; } }",
        ["Aliases"] = "global using StoredAttribute = SmrtGen.SmrtAttribute;",
        ["Other"] = "namespace Shop; public class Other { public void M() { } }",
        ["Later"] = "namespace Shop; [Smrt] [SmrtIndex(nameof(Names.Title))] public partial class Later { public int Id { get; set; } public string Title { get; set; } = \"\"; }",
        ["Names"] = "namespace Shop; public static class Names { }",
        ["Oblivious"] = "#nullable disable\nnamespace Shop; [Smrt] public partial class Oblivious { public int Id { get; set; } public string Text { get; set; } }",
    };

    [Theory]
    [InlineData("Status", "Closed", "Shut")]
    [InlineData("Limits", "Note = 40", "Note = 41")]
    [InlineData("Limits", "Base = 10", "Base = 11")]
    [InlineData("OrderPart", "int Rank", "long Rank")]
    [InlineData("OrderPart", "}", "public int More { get; set; } }")]
    [InlineData("Audited", "public TKey", "public string? By { get; set; } public TKey")]
    [InlineData("Audited", ": Stamped", "")]
    [InlineData("Stamped", "DateTime At", "DateOnly At")]
    [InlineData("Stamped", "public DateTime", "[Column(\"stamped_at\")] public DateTime")]
    [InlineData("OrderId", "int Value", "long Value")]
    [InlineData("OrderId", "int Value", "int Number")]
    [InlineData("Money", "[SmrtConverter(typeof(MoneyConverter))]", "")]
    [InlineData("MoneyConverter", "decimal", "long")]
    [InlineData("MoneyConverter", "public static decimal", "internal static decimal", false)]
    [InlineData("Weight", "int Grams", "long Grams")]
    [InlineData("Weight", "(int Grams);", "(int Grams) { public int Other { get; init; } }")]
    [InlineData("Color", "struct", "class", false)]
    [InlineData("ColorConverter", ": ColorBase", "")]
    [InlineData("ColorBase", "int", "string")]
    [InlineData("Customer", "string Name", "string Title")]
    [InlineData("Customer", "CustomerCode Code", "int Code")]
    [InlineData("Customer", "[Key]", "[Key, Column(\"the_code\")]")]
    [InlineData("Customer", "[Smrt]", "[Smrt(Table = \"clients\")]")]
    [InlineData("Customer", "[Smrt]", "")]
    [InlineData("Customer", "public string", "public partial IReadOnlyList<Order> Orders { get; set; } public string")]
    [InlineData("CustomerCode", "string Text", "Guid Text")]
    [InlineData("Tag", "int Id", "long Id")]
    [InlineData("Tag", "public string", "[SmrtJoin(typeof(OrderTag))] public partial IReadOnlyList<Order> Orders { get; set; } public string")]
    [InlineData("OrderTag", "TagId", "LabelId")]
    [InlineData("OrderTag", "[Key] public int TagId", "[Key, Column(\"label\")] public int TagId")]
    [InlineData("OrderTag", "public OrderId", "[Column(\"the_order\")] public OrderId")]
    [InlineData("Json", "[System.Text.Json.Serialization.JsonSerializable(typeof(Address))]", "")]
    [InlineData("View", "Weight Weight, ", "")]
    [InlineData("Db", ", typeof(Customer)", "")]
    [InlineData("Db", "OrderDb;", "OrderDb { public int Orders; }")]
    [InlineData("Aliases", "SmrtAttribute", "SmrtViewAttribute")]
    [InlineData("Other", "public class Other", "public class OrderRepository { } public class Other")]
    [InlineData("Other", "public class Other", "public struct DateTime { } public class Other")]
    [InlineData("Other", "public class Other", "[Smrt] public partial class Other { public int Id { get; set; } }\npublic class Another")]
    [InlineData("Other", "namespace Shop;", "[assembly: SmrtNaming(NamingConvention.AsWritten)] namespace Shop;")]
    [InlineData("Other", "namespace Shop;", "global using OrderId2 = Shop.OrderId; namespace shop { } namespace Shop;")]
    [InlineData("Names", "{ }", "{ public static int Title; }", false)]
    [InlineData("Oblivious", "#nullable disable", "")]
    [InlineData("Oblivious", "public string", "\n#nullable enable\npublic string")]
    public void An_edit_is_seen_wherever_it_is_read(string file, string from, string to, bool shows = true)
    {
        Assert.Contains(from, s_files[file], StringComparison.Ordinal);
        CSharpCompilation before = Create();
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(before);
        string first = Text(driver);
        CSharpCompilation after = Replace(before, file, s_files[file].Replace(from, to, StringComparison.Ordinal));
        driver = driver.RunGenerators(after);
        string edited = Text(driver);
        Assert.Equal(Text(GeneratorRun.CreateDriver().RunGenerators(after)), edited);
        Assert.Equal(shows, first != edited);

        // And back again.
        Assert.Equal(first, Text(driver.RunGenerators(Replace(after, file, s_files[file]))));
    }

    /// <summary>Where nothing of it shows in what is written.</summary>
    [Theory]
    [InlineData("Other", "{ }", "{ int x = 1; }")]
    [InlineData("MoneyConverter", "value.Amount", "value.Amount + 1")]
    [InlineData("Address", "Street", "Road")]
    [InlineData("Order", "namespace", "// a comment\nnamespace")]
    public void An_edit_that_does_not_matter_writes_nothing(string file, string from, string to)
    {
        CSharpCompilation before = Create();
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(before);
        driver = driver.RunGenerators(Replace(before, file, s_files[file].Replace(from, to, StringComparison.Ordinal)));
        Steps.AssertCached(driver.GetRunResult().Results[0]);
    }

    [Fact]
    public void References_and_options_are_seen()
    {
        CSharpCompilation before = Create();
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(before);
        CSharpCompilation[] others =
        [
            before.WithOptions(before.Options.WithNullableContextOptions(NullableContextOptions.Disable)),
            before.WithReferences(before.References.Where(reference => reference.Display?.EndsWith("SmrtGen.dll", StringComparison.Ordinal) != true)),
            before.RemoveSyntaxTrees(Tree(before, "Status")),
            before.ReplaceSyntaxTree(Tree(before, "Other"), TestCompilation.Parse(s_files["Status"].Replace("Open", "New", StringComparison.Ordinal), "Other.cs"))
                .ReplaceSyntaxTree(Tree(before, "Status"), TestCompilation.Parse(s_files["Other"], "Status.cs")),
        ];
        foreach (CSharpCompilation after in others)
        {
            driver = driver.RunGenerators(after);
            string fresh = Text(GeneratorRun.CreateDriver().RunGenerators(after));
            Assert.Equal(fresh, Text(driver));
        }
    }

    [Fact]
    public void Edits_on_edits_end_where_a_new_run_ends()
    {
        (string File, string Text)[] edits =
        [
            .. typeof(DependencyTests).GetMethod(nameof(An_edit_is_seen_wherever_it_is_read))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
                .Cast<InlineDataAttribute>().Select(data => data.Data)
                .Select(data => ((string)data[0]!, s_files[(string)data[0]!].Replace((string)data[1]!, (string)data[2]!, StringComparison.Ordinal))),
        ];
        CSharpCompilation compilation = Create();
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(compilation);
        List<string> done = [];
        Random random = new(7);
        for (int i = 0; i < 60; i++)
        {
            (string file, string text) = edits[random.Next(edits.Length)];
            compilation = Replace(compilation, file, random.Next(3) == 0 ? s_files[file] : text);
            driver = driver.RunGenerators(compilation);
            done.Add($"{file}: {compilation.SyntaxTrees.Single(tree => tree.FilePath == file + ".cs")}");
            Assert.True(Text(GeneratorRun.CreateDriver().RunGenerators(compilation)) == Text(driver), "Differs after these edits:\n" + string.Join("\n", done));
        }
    }

    [Fact]
    public void Old_compilations_are_let_go()
    {
        CSharpCompilation compilation = Create();
        GeneratorDriver driver = GeneratorRun.CreateDriver();
        List<WeakReference> old = [];
        for (int i = 0; i < 5; i++)
        {
            old.Add(Step(ref compilation, ref driver, "Other", $"class Other {{ int x{i}; }}"));
            old.Add(Step(ref compilation, ref driver, "Other", $"class Other{i};"));
            old.Add(Step(ref compilation, ref driver, "OrderPart", $"namespace Shop; partial class Order {{ public int Part{i} {{ get; set; }} }}"));
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.True(old.Count(each => each.IsAlive) <= 1, $"{old.Count(each => each.IsAlive)} of {old.Count} old compilations are held.");
        GC.KeepAlive(driver);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference Step(ref CSharpCompilation compilation, ref GeneratorDriver driver, string file, string text)
    {
        WeakReference old = new(compilation);
        compilation = Replace(compilation, file, text);
        driver = driver.RunGenerators(compilation);
        return old;
    }

    private static CSharpCompilation Create()
    {
        CSharpCompilation usings = TestCompilation.Create();
        return usings.AddSyntaxTrees(s_files.Select(file => TestCompilation.Parse(file.Value, file.Key + ".cs")));
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, string file, string text)
        => compilation.ReplaceSyntaxTree(Tree(compilation, file), TestCompilation.Parse(text, file + ".cs"));

    private static SyntaxTree Tree(CSharpCompilation compilation, string file) => compilation.SyntaxTrees.Single(tree => tree.FilePath == file + ".cs");

    /// <summary>Everything that was written.</summary>
    private static string Text(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        Assert.Null(result.Exception);
        return string.Join("\n", result.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal).Select(source => $"== {source.HintName}\n{source.SourceText}"));
    }
}
