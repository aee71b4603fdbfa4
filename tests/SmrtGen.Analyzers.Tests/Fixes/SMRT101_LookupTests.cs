using Fix = SmrtGen.Analyzers.Tests.Support.VerifyFix<SmrtGen.Analyzers.Usage.QueryInLoopAnalyzer, SmrtGen.CodeFixes.QueryInLoopCodeFix>;

namespace SmrtGen.Analyzers.Tests.Fixes;

public sealed class SMRT101_LookupTests
{
    [Fact]
    public Task By_predicate() => Fix.Members(
        "async Task M(List<Order> os, CancellationToken ct) { foreach (var o in os) { var c = await db.Customers.FirstOrDefaultAsync(x => x.Id == o.CustomerId, ct); Console.WriteLine(c); } }",
        "async Task M(List<Order> os, CancellationToken ct) { var cKeys = os.Select(o => o.CustomerId).Distinct().ToList(); var cByKey = await db.Customers.Where(row => cKeys.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct); foreach (var o in os) { var c = cByKey.GetValueOrDefault(o.CustomerId); Console.WriteLine(c); } }");

    [Fact]
    public Task Synchronous() => Fix.Members(
        "void M(List<Order> os) { foreach (var o in os) { var c = db.Customers.SingleOrDefault(x => o.CustomerId == x.Id); Console.WriteLine(c); } }",
        "void M(List<Order> os) { var cKeys = os.Select(o => o.CustomerId).Distinct().ToList(); var cByKey = db.Customers.Where(row => cKeys.Contains(row.Id)).ToDictionary(row => row.Id); foreach (var o in os) { var c = cByKey.GetValueOrDefault(o.CustomerId); Console.WriteLine(c); } }");

    [Fact]
    public Task Of_a_repository() => Fix.Members(
        "async Task M(List<OrderLine> ls) { foreach (var l in ls) { var p = await shop.Products.FindAsync(l.OrderId); Console.WriteLine(p); } }",
        "async Task M(List<OrderLine> ls) { var pByKey = await shop.Products.FindManyAsync(ls.Select(l => l.OrderId).Distinct()); foreach (var l in ls) { var p = pByKey.GetValueOrDefault(l.OrderId); Console.WriteLine(p); } }");

    [Theory]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) { var c = await db.Customers.FirstAsync(x => x.Id == o.CustomerId); } }")]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) { var c = await db.Customers.FirstOrDefaultAsync(x => x.Name == o.Id.ToString()); } }")]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) { o.CustomerId++; o.CustomerId = 3; var c = await db.Customers.FirstOrDefaultAsync(x => x.Id == o.CustomerId); } }")]
    [InlineData("async Task M(List<Order> os) { foreach (var o in os) { var c = await db.Customers.FirstOrDefaultAsync(x => x.Id == o.CustomerId); await db.SaveChangesAsync(); } }")]
    [InlineData("async Task M(IEnumerable<Order> os) { foreach (var o in os) { var c = await db.Customers.FirstOrDefaultAsync(x => x.Id == o.CustomerId); } }")]
    [InlineData("void M(List<Tag> tags, TagContext tagged) { foreach (var tag in tags) { var known = tagged.Tags.FirstOrDefault(t => t.Id == tag.Id); Console.WriteLine(known); } } class Tag { public string Id { get; set; } = \"\"; } class TagContext : DbContext { public DbSet<Tag> Tags => Set<Tag>(); }")]
    public Task Not_where_the_meaning_could_change(string members) => Fix.Members(members, null);
}
