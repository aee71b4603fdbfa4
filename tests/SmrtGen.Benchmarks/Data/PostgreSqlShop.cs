using Npgsql;
using SmrtGen.Benchmarks.Harness;

namespace SmrtGen.Benchmarks.Data;

/// <summary>A database of its own with the shop's rows on the server that <c>SMRTGEN_TEST_POSTGRES</c> names; dropped in the end.</summary>
internal sealed class PostgreSqlShop : IShop
{
    private const string Variable = "SMRTGEN_TEST_POSTGRES";

    private readonly string _server;
    private readonly string _name = $"smrtgen_bench_{Guid.NewGuid():N}";

    private PostgreSqlShop(string server)
    {
        _server = server;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = _name }.ConnectionString;
    }

    public string ConnectionString { get; }

    public static async Task<PostgreSqlShop> CreateAsync()
    {
        PostgreSqlShop shop = new(Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} is not set. Run eng/bench.sh, which starts a server."));
        await ExecuteAsync(shop._server, $"CREATE DATABASE {shop._name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C'");
        try
        {
            await shop.FillAsync();
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    public void Execute(string sql)
    {
        using NpgsqlConnection connection = new(ConnectionString);
        connection.Open();
        using NpgsqlCommand command = new(sql, connection);
        command.ExecuteNonQuery();
    }

    public string Read(string sql)
    {
        using NpgsqlConnection connection = new(ConnectionString);
        connection.Open();
        using NpgsqlCommand command = new(sql, connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        object[] values = new object[reader.FieldCount];
        return reader.Read() ? ResultText.Of(values[..reader.GetValues(values)]) : "";
    }

    public void RemoveAddedReviews()
    {
        Execute($"DELETE FROM reviews WHERE id > {ShopData.Reviews}");
        Execute("VACUUM reviews");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(_server, $"DROP DATABASE {_name} WITH (FORCE)");
    }

    private async Task FillAsync()
    {
        await ExecuteAsync(ConnectionString, ShopDdl.Tables(sqlite: false));
        await using (NpgsqlConnection connection = new(ConnectionString))
        {
            await connection.OpenAsync();
            foreach (ShopTable table in ShopTable.All)
                await CopyAsync(connection, table);
        }

        await ExecuteAsync(ConnectionString, ShopDdl.Indexes);
        foreach (ShopTable table in ShopTable.All)
        {
            // Its work at a random moment would count against whoever runs then.
            await ExecuteAsync(ConnectionString, $"""
                SELECT setval(pg_get_serial_sequence('{table.Name}', 'id'), (SELECT max(id) FROM {table.Name}));
                ALTER TABLE {table.Name} SET (autovacuum_enabled = false)
                """);
            await ExecuteAsync(ConnectionString, $"VACUUM ANALYZE {table.Name}");
        }
    }

    private static async Task CopyAsync(NpgsqlConnection connection, ShopTable table)
    {
        await using NpgsqlBinaryImporter importer = await connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({string.Join(", ", table.Columns)}) FROM STDIN (FORMAT binary)");
        foreach (object?[] row in table.Rows)
        {
            await importer.StartRowAsync();
            foreach (object? value in row)
            {
                if (value is null)
                    await importer.WriteNullAsync();
                else
                    await importer.WriteAsync(value);
            }
        }

        await importer.CompleteAsync();
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
