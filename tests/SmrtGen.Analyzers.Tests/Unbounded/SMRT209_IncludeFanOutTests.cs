using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Unbounded;

public sealed class SMRT209_IncludeFanOutTests
{
    [Theory]
    [InlineData("void M() => db.Orders.Include(o => o.Lines).Include(o => o.Customer).Take(3).ToList();")]
    [InlineData("void M() => db.Orders.Include(o => o.Lines).Include(o => o.Payments).AsSplitQuery().Take(3).ToList();")]
    [InlineData("void M() => db.Customers.Include(c => c.Orders).ThenInclude(o => o.Lines).Take(3).ToList();")]
    [InlineData("void M() => db.Orders.Include(o => o.Lines).Include(o => o.Payments).Select(o => o.Id).Take(3).ToList();")]
    public Task One_collection_for_each_level(string members) => Verify<IncludeFanOutAnalyzer>.Members(members);

    [Theory]
    [InlineData("void M() => db.Orders.Include(o => o.Lines).Include(o => o.Payments).Take(3).[|ToList|]();")]
    [InlineData("Task M() => db.Orders.Include(o => o.Lines.Where(l => l.Id > 3)).Include(o => o.Payments).[|FirstAsync|]();")]
    [InlineData("void M() => db.Customers.Include(c => c.Orders).ThenInclude(o => o.Lines).Include(c => c.Orders).ThenInclude(o => o.Payments).Take(3).[|ToList|]();")]
    public Task Two_collections_of_one_level(string members) => Verify<IncludeFanOutAnalyzer>.Members(members);
}
