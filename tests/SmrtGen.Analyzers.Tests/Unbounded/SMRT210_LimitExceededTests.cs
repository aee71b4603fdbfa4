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
}
