using Microsoft.Data.Sqlite;

namespace SmrtGen.Runtime.Tests.Support;

public static class TestDatabaseExtensions
{
    /// <summary>The database as a context takes it. Whoever asks disposes it.</summary>
    public static SmrtDatabase Connect(this TestDatabase database) => database.Engine == TestEngine.Sqlite
        ? new SqliteDatabase(SqliteFactory.Instance, database.ConnectionString)
        : new PostgreSqlDatabase(database.ConnectionString);
}
