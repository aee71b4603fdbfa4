using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SmrtGen.Generator.Tests.Support;

/// <summary>Loads what was compiled and runs <c>Scenario.RunAsync(database)</c> of it: on an SQLite file of its own, and on PostgreSQL in a schema of its own where there is a server.</summary>
internal static class Scenario
{
    public const string PostgreSqlVariable = "SMRTGEN_TEST_POSTGRES";

    public static string? PostgreSqlServer { get; } = Environment.GetEnvironmentVariable(PostgreSqlVariable) is { Length: > 0 } server ? server : null;

    public static async Task RunAsync(Compilation compilation)
    {
        Assembly assembly = new AssemblyLoadContext("scenario", isCollectible: false).LoadFromStream(new MemoryStream([.. TestCompilation.Emit(compilation)]));
        MethodInfo run = assembly.GetTypes().Single(type => type.Name == "Scenario").GetMethod("RunAsync")!;
        await RunOnSqliteAsync(run);
        if (PostgreSqlServer is not null)
            await RunOnPostgreSqlAsync(run, PostgreSqlServer);
    }

    private static async Task RunOnSqliteAsync(MethodInfo run)
    {
        string path = Path.Combine(Path.GetTempPath(), $"smrtgen-{Guid.NewGuid():N}.db");
        try
        {
            await using SqliteDatabase database = new(SqliteFactory.Instance, $"Data Source={path}");
            await (Task)run.Invoke(null, [database])!;
        }
        finally
        {
            File.Delete(path);
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
        }
    }

    private static async Task RunOnPostgreSqlAsync(MethodInfo run, string server)
    {
        string schema = $"smrtgen_{Guid.NewGuid():N}";
        string connectionString = new NpgsqlConnectionStringBuilder(server) { SearchPath = schema, MaxPoolSize = 4 }.ConnectionString;
        await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(connectionString);
        await ExecuteAsync(dataSource, $"CREATE SCHEMA {schema}");
        try
        {
            await using PostgreSqlDatabase database = new(dataSource);
            await (Task)run.Invoke(null, [database])!;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException("on PostgreSQL", exception);
        }
        finally
        {
            await ExecuteAsync(dataSource, $"DROP SCHEMA {schema} CASCADE");
        }
    }

    private static async Task ExecuteAsync(NpgsqlDataSource dataSource, string sql)
    {
        await using NpgsqlCommand command = dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
