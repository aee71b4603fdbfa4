using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Chinook;

/// <summary>The Chinook database (a music store by Luis Rocha), freshly loaded on each engine for each test class.</summary>
public sealed class ChinookDatabases : TestDatabases
{
    protected override async Task FillAsync(TestDatabase database)
    {
        string script = database.Engine switch
        {
            TestEngine.Sqlite => $"BEGIN;{Read("chinook.sqlite.sql")};COMMIT",
            TestEngine.PostgreSql => WithoutDatabaseLines(Read("chinook.postgresql.sql")),
            _ => throw new ArgumentOutOfRangeException(nameof(database), database.Engine, null),
        };
        await database.Sql.ExecuteAsync(script);
    }

    private static string Read(string file) => File.ReadAllText(SharedData.PathOf($"chinook/{file}"));

    // The script is meant for psql: it creates a database of its own and changes to it with a psql command.
    private static string WithoutDatabaseLines(string script)
        => string.Join('\n', script.Split('\n').Where(line
            => !line.StartsWith("DROP DATABASE", StringComparison.Ordinal)
            && !line.StartsWith("CREATE DATABASE", StringComparison.Ordinal)
            && !line.StartsWith(@"\c ", StringComparison.Ordinal)));
}
