using Npgsql;

namespace SmrtGen.Runtime.Tests.Support;

/// <summary>The PostgreSQL server of this run. Without one the tests that need it fail; they are never skipped.</summary>
public static class PostgreSqlServer
{
    public const string Variable = "SMRTGEN_TEST_POSTGRES";

    public static string ConnectionString => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException(
            $"{Variable} is not set. Run eng/test.sh, which starts a PostgreSQL server, or set it to the Npgsql connection string of one.");

    /// <summary>Creates an empty database; disposing it drops it, whoever is still connected.</summary>
    public static async Task<TestDatabase> CreateDatabaseAsync()
    {
        string name = $"smrtgen_{Guid.NewGuid():N}";
        // Text sorts by code point, as it does on SQLite, whatever the server's own locale is.
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C'");
        string connectionString = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
        return new Database(name, connectionString);
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using NpgsqlConnection connection = new(ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Database(string name, string connectionString)
        : TestDatabase(TestEngine.PostgreSql, connectionString, NpgsqlDataSource.Create(connectionString))
    {
        protected override async ValueTask DropAsync() => await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
    }
}
