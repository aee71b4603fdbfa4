using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Queries;

/// <summary>Conditions mean on each engine what they mean in C#, null included.</summary>
public sealed class PredicateTests(FactDatabases databases) : IClassFixture<FactDatabases>
{
    private const int Conditions = 150;

    [Theory]
    [EachEngine(0), EachEngine(1), EachEngine(2), EachEngine(3)]
    public async Task Random_conditions_select_the_rows_that_CSharp_selects(TestEngine engine, int run)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StatementLog log = new();
        FactDb db = new(database, new SmrtContextOptions { Hooks = [log] });
        for (int seed = run * Conditions; seed < (run + 1) * Conditions; seed++)
        {
            Condition condition = new RandomCondition(seed).Next();
            List<Fact> rows = await db.Facts.Where(_ => condition.Predicate).OrderBy(f => f.Id).ToListAsync();
            Assert.True(
                FactDatabases.Rows.Where(condition.Holds).Select(f => f.Id).SequenceEqual(rows.Select(f => f.Id)),
                $"Seed {seed} selects other rows than C# does: {log.Statements[^1]}");
            Assert.Equal(rows.Count, await db.Facts.Where(_ => condition.Predicate).CountAsync());
            Assert.Equal(FactDatabases.Rows.Count - rows.Count, await db.Facts.Where(_ => !condition.Predicate).CountAsync());
        }
    }

    [Theory, EachEngine]
    public async Task Lists_of_any_length_have_one_text(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StatementLog log = new();
        FactDb db = new(database, new SmrtContextOptions { Hooks = [log] });
        foreach (int length in (int[])[0, 1, 2, 10_000])
        {
            int[] numbers = [.. Enumerable.Range(0, length)];
            Assert.Equal(FactDatabases.Rows.Count(f => numbers.Contains(f.Number)), await db.Facts.Where(f => f.Number.In(numbers)).CountAsync());
        }

        Assert.Single(log.Statements.Distinct());
        log.Statements.Clear();
        foreach (int length in (int[])[0, 1, 2, 10_000])
        {
            int?[] numbers = [.. Enumerable.Range(0, length), null];
            Assert.Equal(FactDatabases.Rows.Count(f => !numbers.Contains(f.Maybe)), await db.Facts.Where(f => f.Maybe.NotIn(numbers)).CountAsync());
        }

        Assert.Single(log.Statements.Distinct());
    }

    [Theory, EachEngine]
    public async Task Values_are_never_part_of_the_text(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StatementLog log = new();
        FactDb db = new(database, new SmrtContextOptions { Hooks = [log] });

        await db.Facts.Where(f => f.Text == "secret-1" || f.Note.Contains("secret-2") || f.Number == 424242 || f.Price.In(424243)).Skip(424244).Take(4).ToListAsync();

        Assert.DoesNotContain("secret", log.Statements.Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("42424", log.Statements.Single(), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Queries_are_values_that_can_be_extended_apart(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        FactDb db = new(database);
        Query<Fact, FactColumns> flagged = db.Facts.Where(f => f.Flag);

        Query<Fact, FactColumns> positive = flagged.Where(f => f.Number > 0);
        Query<Fact, FactColumns> negative = flagged.Where(f => f.Number < 0);

        Assert.Equal(FactDatabases.Rows.Count(f => f.Flag && f.Number > 0), await positive.CountAsync());
        Assert.Equal(FactDatabases.Rows.Count(f => f.Flag && f.Number < 0), await negative.CountAsync());
        Assert.Equal(FactDatabases.Rows.Count(f => f.Flag), await flagged.CountAsync());
    }
}
