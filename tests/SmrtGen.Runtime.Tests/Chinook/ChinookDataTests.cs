using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Chinook;

/// <summary>The yardstick itself: both scripts load completely, and the hand-written SQL means the same on both engines.</summary>
public sealed class ChinookDataTests(ChinookDatabases databases) : IClassFixture<ChinookDatabases>
{
    public static TheoryData<string> Tables => [.. ChinookTable.All.Select(table => table.Name)];

    public static TheoryData<string> Questions => [.. ChinookQuestion.All.Select(question => question.Name)];

    [Theory, EachEngine]
    public async Task Script_creates_eleven_tables(TestEngine engine)
    {
        TestDatabase database = await databases.OpenAsync(engine);

        List<object?[]> names = await database.Sql.RowsAsync(engine == TestEngine.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name");

        Assert.Equal(ChinookTable.All.Select(table => ChinookSql.For(engine, $"[{table.Name}]").Trim('[', ']')), RowText.Of(names));
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task Tables_hold_the_same_rows_on_both_engines(string name)
    {
        ChinookTable table = ChinookTable.Named(name);

        List<string> sqlite = await AskAsync(TestEngine.Sqlite, table.RowsSql);

        Assert.Equal(table.Rows, sqlite.Count);
        // The PostgreSQL script writes N'Edinburgh ', which is a bpchar there and loses its blank on the way into a VARCHAR.
        Assert.Equal(sqlite.Select(row => row.Replace("Edinburgh  |", "Edinburgh |", StringComparison.Ordinal)),
            await AskAsync(TestEngine.PostgreSql, table.RowsSql));
    }

    [Theory, MemberData(nameof(Questions))]
    public async Task Questions_have_the_same_answer_on_both_engines(string name)
    {
        ChinookQuestion question = ChinookQuestion.Named(name);

        List<string> sqlite = await AskAsync(TestEngine.Sqlite, question.Sql, question.Values);

        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite, await AskAsync(TestEngine.PostgreSql, question.Sql, question.Values));
    }

    private async Task<List<string>> AskAsync(TestEngine engine, string sql, params object?[] values)
    {
        TestDatabase database = await databases.OpenAsync(engine);
        return RowText.Of(await database.Sql.RowsAsync(ChinookSql.For(engine, sql), values));
    }
}
