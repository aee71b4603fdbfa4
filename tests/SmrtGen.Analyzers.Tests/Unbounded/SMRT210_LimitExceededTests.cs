using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Unbounded;

public sealed class SMRT210_LimitExceededTests
{
    [Theory]
    [InlineData("void M() => shop.Products.Where(p => p.CategoryId == 3).Take(500).ToListAsync();")]
    [InlineData("void M(int n) => shop.Products.Where(p => p.CategoryId == 3).Take(n).ToListAsync();")]
    [InlineData("void M() => shop.Categories.Where(p => p.CategoryId == 3).Take(5000).ToListAsync();")]
    public Task Within_the_limit(string members) => Verify<LimitExceededAnalyzer>.Members(members);

    [Fact]
    public Task Beyond_the_limit() => Verify<LimitExceededAnalyzer>.Members("void M() => shop.Products.Where(p => p.CategoryId == 3).[|Take|](501).ToListAsync();");

    private const string Tree = """
        [SmrtGen.Smrt] class Node { public Node? Parent { get; set; } }
        [SmrtGen.Smrt(MaxDepth = 5)] class Deep { public Deep? Parent { get; set; } }
        class Plain { public Plain? Parent { get; set; } }

        """;

    [Theory]
    [InlineData("void M(SmrtGen.Query<Node, ProductColumns> q) => q.Include(n => n.Parent!.Parent!.Parent);")]
    [InlineData("void M(SmrtGen.Query<Deep, ProductColumns> q) => q.Include(n => n.Parent!.Parent!.Parent!.Parent);")]
    [InlineData("void M(SmrtGen.Query<Plain, ProductColumns> q) => q.Include(n => n.Parent!.Parent!.Parent!.Parent);")]
    public Task Within_the_depth(string members) => Verify<LimitExceededAnalyzer>.Members(Tree + members);

    [Theory]
    [InlineData("void M(SmrtGen.Query<Node, ProductColumns> q) => q.[|Include|](n => n.Parent!.Parent!.Parent!.Parent);")]
    [InlineData("void M(SmrtGen.Query<Deep, ProductColumns> q) => q.[|Include|](n => n.Parent!.Parent!.Parent!.Parent!.Parent!.Parent);")]
    public Task Beyond_the_depth(string members) => Verify<LimitExceededAnalyzer>.Members(Tree + members);
}
