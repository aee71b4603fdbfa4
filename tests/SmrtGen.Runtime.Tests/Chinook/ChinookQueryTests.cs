using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Chinook;

/// <summary>Counts, rows, filters, orders and aggregates of typed queries against the same SQL run by hand.</summary>
public sealed class ChinookQueryTests(ChinookDatabases databases) : IClassFixture<ChinookDatabases>
{
    public static IEnumerable<object[]> Tables
        => from engine in Enum.GetValues<TestEngine>() from table in ChinookTable.All select (object[])[engine, table.Name];

    public static IEnumerable<object[]> Questions
        => from engine in Enum.GetValues<TestEngine>() from question in ChinookQuestion.All select (object[])[engine, question.Name];

    [Theory, MemberData(nameof(Tables))]
    public async Task Every_row_of_a_table_is_read(TestEngine engine, string name)
    {
        ChinookTable table = ChinookTable.Named(name);
        TestDatabase database = await databases.OpenAsync(engine);
        await using SmrtDatabase connected = database.Connect();
        ChinookAnswerBook answers = Answers(connected);

        Assert.Equal(table.Rows, await answers.CountAsync(name));
        Assert.Equal(
            RowText.Of(await database.Sql.RowsAsync(ChinookSql.For(engine, table.RowsSql))),
            RowText.Of(await answers.RowsAsync(name)));
    }

    [Theory, MemberData(nameof(Questions))]
    public async Task Typed_queries_answer_as_hand_written_SQL_does(TestEngine engine, string name)
    {
        ChinookQuestion question = ChinookQuestion.Named(name);
        TestDatabase database = await databases.OpenAsync(engine);
        await using SmrtDatabase connected = database.Connect();

        Assert.Equal(
            RowText.Of(await database.Sql.RowsAsync(ChinookSql.For(engine, question.Sql), question.Values)),
            RowText.Of(await Answers(connected).AskAsync(question)));
    }

    private static ChinookAnswerBook Answers(SmrtDatabase database) => database.Engine == DatabaseEngine.Sqlite
        ? new Sqlite.ChinookAnswers(new Sqlite.ChinookDb(database))
        : new PostgreSql.ChinookAnswers(new PostgreSql.ChinookDb(database));
}
