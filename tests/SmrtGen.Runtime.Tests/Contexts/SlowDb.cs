using SmrtGen.Runtime.Tests.Repositories;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Contexts;

/// <summary>Rows of a view that takes its time, which its reader does not have.</summary>
[Smrt(Table = "slow_rows", TimeoutMs = 150)]
public partial class HastyRow
{
    public int Id { get; set; }

    public string? Text { get; set; }
}

/// <summary>Rows of the same view, read with patience.</summary>
[Smrt(Table = "slow_rows")]
public partial class PatientRow
{
    public int Id { get; set; }

    public string? Text { get; set; }
}

/// <summary>Rows of a view that takes a little longer than a second.</summary>
[Smrt(Table = "second_rows")]
public partial class SecondRow
{
    public int Id { get; set; }

    public string? Text { get; set; }
}

/// <summary>A row that is read quickly, with the time limit of <see cref="HastyRow"/>.</summary>
[Smrt(Table = "quick_rows", TimeoutMs = 150)]
public partial class QuickRow
{
    public int Id { get; set; }

    public string? Text { get; set; }
}

[SmrtContext(typeof(PatientRow), typeof(SecondRow), typeof(QuickRow))]
public sealed partial class SlowDb;

[SmrtContext(typeof(HastyRow), typeof(QuickRow))]
public sealed partial class HastyDb;

/// <summary>Databases with views that take their time: on PostgreSQL before the first row, on SQLite with row after row.</summary>
public sealed class SlowDatabases : TestDatabases
{
    protected override async Task FillAsync(TestDatabase database)
    {
        await database.Sql.ExecuteAsync("CREATE TABLE quick_rows (id int PRIMARY KEY, text text); INSERT INTO quick_rows VALUES (1, 'quick')");
        await database.Sql.ExecuteAsync(database.Engine == TestEngine.PostgreSql
            ? "CREATE VIEW slow_rows AS SELECT 1 AS id, pg_sleep(60)::text AS text; CREATE VIEW second_rows AS SELECT 1 AS id, pg_sleep(1.3)::text AS text"
            : """
              CREATE TABLE digits (d int);
              INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
              CREATE VIEW slow_rows AS SELECT a.d AS id, 'x' AS text
              FROM digits a, digits b, digits c, digits d, digits e, digits f, digits g, digits h, digits i, digits j, digits k, digits l
              """);
        await using SmrtDatabase connected = database.Connect();
        await new StoreDb(connected).Schema.CreateAsync();
    }
}

public static class SlowDatabaseExtensions
{
    /// <summary>The server's process that reads a view, once it does.</summary>
    public static async Task<int> FindReaderAsync(this TestDatabase database, string view)
    {
        while (true)
        {
            int? found = await database.Sql.ScalarAsync<int?>(
                $"SELECT pid FROM pg_stat_activity WHERE query LIKE '%FROM \"{view}\"%' AND state = 'active' AND wait_event = 'PgSleep' AND datname = current_database() AND pid <> pg_backend_pid()");
            if (found is { } pid)
                return pid;
            await Task.Yield();
        }
    }

    /// <summary>Ends the other connections to this database and waits until they are gone.</summary>
    public static async Task TerminateOthersAsync(this TestDatabase database)
    {
        const string others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        await database.Sql.ExecuteAsync($"SELECT pg_terminate_backend(pid) {others}");
        while (await database.Sql.ScalarAsync<int>($"SELECT count(*) {others}") > 0)
            await Task.Yield();
    }
}
