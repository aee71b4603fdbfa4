using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Unbounded;

public sealed class SMRT204_PageWithoutOrderTests
{
    [Theory]
    [InlineData("void M() { db.Orders.OrderBy(o => o.Id).Skip(9).Take(9).ToList(); }")]
    [InlineData("void M(List<Order> os) { os.Skip(9).Take(9).ToList(); }")]
    [InlineData("void M(IQueryable<Order> os) { os.Skip(9).Take(9).ToList(); }")]
    [InlineData("void M(bool b) { var q = db.Orders.AsQueryable(); q = b ? q.OrderBy(o => o.Id) : q.OrderByDescending(o => o.Id); q.Skip(9).Take(9).ToList(); }")]
    [InlineData("void M() { shop.Products.Where(p => p.CategoryId == 3).OrderBy(p => p.Id).Skip(9).Take(9).ToListAsync(); }")]
    [InlineData("void M() { shop.Products.Where(p => p.CategoryId == 3).Take(9).ToListAsync(); }")]
    public Task Ordered(string members) => Verify<PageWithoutOrderAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M() { db.Orders.[|Skip|](9).Take(9).ToList(); }")]
    [InlineData("void M() { db.Orders.Where(o => o.Total > 3).[|Take|](9).ToList(); }")]
    [InlineData("void M() { shop.Products.Where(p => p.CategoryId == 3).[|Skip|](9).Take(9).ToListAsync(); }")]
    public Task Unordered(string members) => Verify<PageWithoutOrderAnalyzer>.Members(members);
}
