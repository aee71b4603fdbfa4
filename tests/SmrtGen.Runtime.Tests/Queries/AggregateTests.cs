using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Queries;

/// <summary>Aggregates against LINQ over the same rows.</summary>
public sealed class AggregateTests(FactDatabases databases) : IClassFixture<FactDatabases>
{
    private static List<Fact> Rows => FactDatabases.Rows;

    [Theory, EachEngine]
    public async Task Aggregates_are_those_of_LINQ(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        Query<Fact, FactColumns> facts = new FactDb(database).Facts.Query();

        Assert.Equal(Rows.Sum(f => f.Number), await facts.SumAsync(f => f.Number));
        Assert.Equal(Rows.Sum(f => f.Maybe), await facts.SumAsync(f => f.Maybe));
        Assert.Equal(Rows.Sum(f => f.Price), await facts.SumAsync(f => f.Price));
        Assert.Equal(Rows.Sum(f => f.Discount), await facts.SumAsync(f => f.Discount));
        Assert.Equal(Rows.Sum(f => f.Weight), await facts.SumAsync(f => f.Weight));
        Assert.Equal(Rows.Sum(f => f.Price * f.Number), await facts.SumAsync(f => f.Price * f.Number));
        Assert.Equal(Rows.Min(f => f.Number), await facts.MinAsync(f => f.Number));
        Assert.Equal(Rows.Max(f => f.Maybe), await facts.MaxAsync(f => f.Maybe));
        Assert.Equal(Rows.Min(f => f.Discount), await facts.MinAsync(f => f.Discount));
        Assert.Equal(Rows.Min(f => f.Instant), await facts.MinAsync(f => f.Instant));
        Assert.Equal(Rows.Max(f => f.Season), await facts.MaxAsync(f => f.Season));
        Assert.Equal(Rows.Max(f => f.Best), await facts.MaxAsync(f => f.Best));
        Assert.Equal(Rows.Min(f => f.Guid), await facts.MinAsync(f => f.Guid));
        Assert.Equal(Rows.Max(f => f.Guid), await facts.MaxAsync(f => f.Guid));
        Assert.Equal(Rows.Max(f => f.Flag), await facts.MaxAsync<bool>(f => f.Flag));
        Assert.Equal(Rows.Min(f => f.Answer), await facts.MinAsync(f => f.Answer));
        Assert.Equal("", await facts.MinAsync(f => f.Text));
        Assert.Equal("\ud83d\ude00", await facts.MaxAsync(f => f.Note));
        Assert.Equal(Rows.Average(f => f.Number), (await facts.AverageAsync(f => f.Number))!.Value, 1e-12);
        Assert.Equal(Rows.Average(f => f.Maybe)!.Value, (await facts.AverageAsync(f => f.Maybe))!.Value, 1e-12);
        Assert.Equal(Rows.Average(f => f.Price), (await facts.AverageAsync(f => f.Price))!.Value, 12);
        Assert.Equal(Rows.Average(f => f.Weight), (await facts.AverageAsync(f => f.Weight))!.Value, 1e-12);
        Assert.Equal(150, await facts.LongCountAsync());
        Assert.True(await facts.AnyAsync());
    }

    [Theory, EachEngine]
    public async Task Aggregates_of_no_rows_are_zero_or_null(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        Query<Fact, FactColumns> nothing = new FactDb(database).Facts.Where(f => f.Id < 0);

        Assert.Equal(0, await nothing.SumAsync(f => f.Number));
        Assert.Equal(0m, await nothing.SumAsync(f => f.Price));
        Assert.Null(await nothing.MinAsync(f => f.Maybe));
        Assert.Equal(0, await nothing.MaxAsync(f => f.Number));
        Assert.Null(await nothing.MaxAsync(f => f.Note));
        Assert.Null(await nothing.AverageAsync(f => f.Number));
        Assert.Null(await nothing.AverageAsync(f => f.Price));
        Assert.Equal(0, await nothing.CountAsync());
        Assert.False(await nothing.AnyAsync());
    }

    [Theory, EachEngine]
    public async Task Aggregates_of_a_window_are_of_its_rows(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        Query<Fact, FactColumns> window = new FactDb(database).Facts.Where(f => f.Number > -3).OrderBy(f => f.Id).Skip(5).Take(30);
        List<Fact> rows = [.. Rows.Where(f => f.Number > -3).Skip(5).Take(30)];

        Assert.Equal(rows.Count, await window.CountAsync());
        Assert.Equal(rows.Sum(f => f.Number + 1), await window.SumAsync(f => f.Number + 1));
        Assert.Equal(rows.Max(f => f.Price), await window.MaxAsync(f => f.Price));
        Assert.Equal(rows.Min(f => f.Guid), await window.MinAsync(f => f.Guid));
        Assert.True(await window.AnyAsync());
        Assert.False(await new FactDb(database).Facts.OrderBy(f => f.Id).Skip(150).Take(1).AnyAsync());
    }

    [Theory, EachEngine]
    public async Task Distinct_rows_are_summed_and_not_distinct_values(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        Query<Fact, FactColumns> distinct = new FactDb(database).Facts.Query().Distinct();

        Assert.Equal(Rows.Distinct().Count(), await distinct.CountAsync());
        Assert.Equal(Rows.Distinct().Sum(f => f.Price), await distinct.SumAsync(f => f.Price));
    }

    [Theory, EachEngine]
    public async Task Sums_that_do_not_fit_are_an_error_and_fit_a_wider_type(TestEngine engine)
    {
        await using TestDatabase own = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = own.Connect();
        FactDb db = new(database);
        await db.Schema.CreateAsync();
        await db.Facts.InsertManyAsync(Fact.Some(2).Select(f => f with { Number = int.MaxValue }));

        MappingException error = await Assert.ThrowsAsync<MappingException>(() => db.Facts.Query().SumAsync(f => f.Number).AsTask());

        Assert.IsType<OverflowException>(error.InnerException);
        Assert.Contains("Fact", error.Message, StringComparison.Ordinal);
        Assert.Equal("SumAsync", error.Operation);
        Assert.Equal(2L * int.MaxValue, await db.Facts.Query().SumAsync(f => f.Number.ToInt64()));
    }
}
