using Microsoft.Data.Sqlite;
using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Support;

/// <summary>A context over a test database, with a log of what it sends.</summary>
public sealed class Library : IAsyncDisposable
{
    private Library(TestDatabase database, SmrtContextOptions options)
    {
        Database = database;
        Own = OpenDatabase(database);
        Db = new LibraryDb(Own, options with { Hooks = [Log] });
    }

    public TestDatabase Database { get; }

    public SmrtDatabase Own { get; }

    public LibraryDb Db { get; }

    public StatementLog Log { get; } = new();

    public static Library Open(TestDatabase database, SmrtContextOptions? options = null) => new(database, options ?? new SmrtContextOptions());

    public static SmrtDatabase OpenDatabase(TestDatabase database) => database.Engine == TestEngine.Sqlite
        ? new SqliteDatabase(SqliteFactory.Instance, database.ConnectionString)
        : new PostgreSqlDatabase(database.ConnectionString);

    public ValueTask DisposeAsync() => Own.DisposeAsync();
}
