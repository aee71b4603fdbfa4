using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests;

/// <summary>Calls into the projects that a project refers to: an editor has their source, a build has their assemblies.</summary>
public sealed class OtherProjectTests
{
    private const string Data = """
        #nullable enable
        public interface IOrderStore
        {
            Order? Find(int id);
            List<Order> Recent();
        }

        public sealed class OrderStore(ShopContext db) : IOrderStore
        {
            public Order? Find(int id) => db.Orders.FirstOrDefault(o => o.Id == id);
            public List<Order> Recent() => new();
        }

        public static class OrderFilters
        {
            public static IQueryable<Order> Of(this IQueryable<Order> orders, int customer) => orders.Where(o => o.CustomerId == customer);
            public static IQueryable<Order> Open(this IQueryable<Order> orders) => orders.Where(o => o.State == OrderState.Open);
        }
        """;

    private const string Services = """
        #nullable enable
        public sealed class OrderService(IOrderStore store)
        {
            public string Describe(int id) => store.Find(id)?.Total.ToString() ?? "";
        }
        """;

    [Theory]
    [InlineData("class App(OrderStore store) { void M(List<int> ids) { foreach (int id in ids) store.Find(id); } }", "store.Find(id)")]
    [InlineData("class App(IOrderStore store) { void M(List<int> ids) { foreach (int id in ids) store.Find(id); } }", "store.Find(id)")]
    [InlineData("class App(OrderService service) { void M(List<int> ids) { foreach (int id in ids) service.Describe(id); } }", "service.Describe(id)")]
    [InlineData("class App(IOrderStore store) { void M(List<int> ids) { foreach (int id in ids) store.Recent(); } }", null)]
    public async Task A_loop_sees_what_a_member_of_another_project_runs(string app, string? found)
    {
        Assert.Equal(found is null ? [] : [found], await Found(new QueryInLoopAnalyzer(), app, SourceOf));
        Assert.Empty(await Found(new QueryInLoopAnalyzer(), app, AssemblyOf));
    }

    [Theory]
    [InlineData("class App(ShopContext db) { List<Order> M(int customer) => db.Orders.Of(customer).ToList(); }", false)]
    [InlineData("class App(ShopContext db) { List<Order> M(int customer) => db.Orders.Open().ToList(); }", true)]
    public async Task A_filter_of_another_project_is_read(string app, bool isUnbounded) =>
        Assert.Equal(isUnbounded, (await Found(new UnboundedQueryAnalyzer(), app, SourceOf)).Count > 0);

    [Fact]
    public async Task A_project_that_was_compiled_against_fewer_packages_is_followed()
    {
        const string app = "class App(OrderStore store) { void M(List<int> ids) { foreach (int id in ids) store.Find(id); } }";
        ImmutableArray<MetadataReference> fewer = [.. References.All.Where(static r => r.Display?.Contains("Npgsql", StringComparison.Ordinal) != true)];
        CSharpCompilation data = SourceCompilation.Of(Data, "Data.cs").WithAssemblyName("Data").WithReferences(fewer);
        data = data.RemoveSyntaxTrees(data.SyntaxTrees.Where(static tree => tree.FilePath is "Usings.cs" or "SmrtGen.cs"))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(Shop.Usings.Replace("global using Npgsql;", "", StringComparison.Ordinal), SourceCompilation.ParseOptions, "Usings.cs"));
        SourceCompilation.AssertCompiles(data);

        Assert.Equal(["store.Find(id)"], await Found(new QueryInLoopAnalyzer(), Project("App", app, data.ToMetadataReference())));
    }

    private static Task<List<string>> Found(DiagnosticAnalyzer rule, string app, Func<CSharpCompilation, MetadataReference> reference)
    {
        CSharpCompilation data = SourceCompilation.Of(Data, "Data.cs").WithAssemblyName("Data");
        CSharpCompilation services = Project("Services", Services, reference(data));
        return Found(rule, Project("App", app, reference(services), reference(data)));
    }

    private static async Task<List<string>> Found(DiagnosticAnalyzer rule, CSharpCompilation app)
    {
        SourceCompilation.AssertCompiles(app);
        ImmutableArray<Diagnostic> all = await AnalyzerRun.Of(app, [rule]);
        return [.. all.Select(CallAt)];
    }

    private static string CallAt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>()!.ToString();

    private static CSharpCompilation Project(string name, string source, params MetadataReference[] references) => CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText(source, SourceCompilation.ParseOptions, name + ".cs"), CSharpSyntaxTree.ParseText(Shop.Usings, SourceCompilation.ParseOptions, "Usings.cs")],
        References.All.AddRange(references),
        SourceCompilation.Options);

    private static MetadataReference SourceOf(CSharpCompilation project) => project.ToMetadataReference();

    private static MetadataReference AssemblyOf(CSharpCompilation project)
    {
        using MemoryStream image = new();
        Assert.True(project.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
