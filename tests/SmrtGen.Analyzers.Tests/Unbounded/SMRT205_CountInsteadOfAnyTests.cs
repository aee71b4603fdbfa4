using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests.Unbounded;

public sealed class SMRT205_CountInsteadOfAnyTests
{
    [Theory]
    [InlineData("bool M() => db.Orders.Any();")]
    [InlineData("bool M() => db.Orders.Count() > 5;")]
    [InlineData("bool M(List<Order> os) => os.Count() > 0;")]
    [InlineData("IQueryable<Customer> M() => db.Customers.Where(c => c.Orders.Count() > 0);")]
    public Task Not_a_question_of_existence(string members) => Verify<CountInsteadOfAnyAnalyzer>.Members(members);

    [Theory]
    [InlineData("bool M() => db.Orders.[|Count|]() > 0;")]
    [InlineData("async Task<bool> M() => await db.Orders.[|CountAsync|](o => o.Total > 3) == 0;")]
    [InlineData("async Task<bool> M() => await shop.Products.Where(p => p.CategoryId == 3).[|CountAsync|]() >= 1;")]
    public Task A_question_of_existence(string members) => Verify<CountInsteadOfAnyAnalyzer>.Members(members);
}
