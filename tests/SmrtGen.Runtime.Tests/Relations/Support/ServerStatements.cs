using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Support;

/// <summary>How many queries PostgreSQL says it has run in a database.</summary>
public static class ServerStatements
{
    public static Task StartAsync(TestDatabase database)
        => database.Engine == TestEngine.PostgreSql ? database.Sql.ExecuteAsync("CREATE EXTENSION IF NOT EXISTS pg_stat_statements") : Task.CompletedTask;

    /// <summary>The number so far, without those of the driver; null where there is no server.</summary>
    public static async Task<long?> CountAsync(TestDatabase database)
        => database.Engine == TestEngine.PostgreSql
            ? await database.Sql.ScalarAsync<long>(
                """
                SELECT coalesce(sum(s.calls), 0) FROM pg_stat_statements s
                JOIN pg_database d ON d.oid = s.dbid
                WHERE d.datname = current_database() AND s.query LIKE 'SELECT _."%'
                """)
            : null;
}
