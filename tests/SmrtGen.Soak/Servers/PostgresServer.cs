using System.Diagnostics;
using System.Globalization;
using Npgsql;
using SmrtGen.Soak.History;
using SmrtGen.Soak.Model;

namespace SmrtGen.Soak.Servers;

/// <summary>The soak's database: its tables, what it committed, and its backends.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>Rows write down what happened to them in the transaction in which it happens, so that the truth is known afterwards.</summary>
    private const string SchemaSql = """
        CREATE TABLE writes (id int, v int, nonce bigint, PRIMARY KEY (id, v));
        CREATE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                INSERT INTO writes VALUES (OLD.id, OLD.v + 1, 0);
            ELSE
                INSERT INTO writes VALUES (NEW.id, NEW.v, NEW.nonce);
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER note_writes AFTER INSERT OR UPDATE OR DELETE ON entries FOR EACH ROW EXECUTE FUNCTION note_write();
        """;

    private readonly NpgsqlDataSource _admin;
    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"smrtgen_soak_{Environment.ProcessId}");
    private readonly string? _dataFolder;

    /// <param name="server">The connection string of a superuser.</param>
    /// <param name="dataFolder">Where eng/servers.sh started the server; null: it is not ours to restart.</param>
    public PostgresServer(string server, string? dataFolder)
    {
        _dataFolder = string.IsNullOrEmpty(dataFolder) ? null : dataFolder;
        _admin = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { ApplicationName = "soak-admin", Options = "-c synchronous_commit=local" }.ConnectionString);
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = _name, ApplicationName = "soak-node", Timeout = 5 }.ConnectionString;
    }

    public string ConnectionString { get; }

    public bool CanRestart => _dataFolder is not null;

    /// <summary>Makes the database anew, with one version of every key.</summary>
    /// <returns>Those versions.</returns>
    public async Task<Committed[]> CreateAsync(int keys)
    {
        await DropAsync().ConfigureAwait(false);
        await ExecuteAsync($"CREATE DATABASE {_name}").ConfigureAwait(false);
        // An acknowledged write must outlive the server's process; the disk it need not outlive.
        await ExecuteAsync($"ALTER DATABASE {_name} SET synchronous_commit = on").ConfigureAwait(false);

        Committed[] initial = [.. Enumerable.Range(1, keys).Select(key => new Committed(key, 1, -2L * key))];
        PostgreSqlDatabase database = new(ConnectionString);
        await using (database.ConfigureAwait(false))
        {
            SoakDb db = new(database, new SmrtContextOptions { Caching = new SmrtCacheOptions { IsEnabled = false } });
            await db.Schema.CreateAsync().ConfigureAwait(false);
            foreach (Committed[] chunk in initial.Chunk(2000))
                await db.Entries.InsertManyAsync(chunk.Select(c => Entry.New(c.Key, c.Version, c.Nonce))).ConfigureAwait(false);
        }

        await ReadAsync(SchemaSql, static _ => 0).ConfigureAwait(false);
        await ReadAsync("INSERT INTO writes SELECT id, v, nonce FROM entries; ANALYZE", static _ => 0).ConfigureAwait(false);
        return initial;
    }

    public Task<List<Committed>> ReadChainAsync() => ReadAsync("SELECT id, v, nonce FROM writes WHERE v > 1", ReadVersion);

    public Task<List<Committed>> ReadFinalAsync() => ReadAsync("SELECT id, v, nonce FROM entries", ReadVersion);

    /// <summary>Terminates backends of the soak's nodes, of those for which a condition on pg_stat_activity holds.</summary>
    /// <returns>How many.</returns>
    public async Task<int> TerminateAsync(string condition, int limit = 1000)
    {
        NpgsqlCommand command = _admin.CreateCommand(
            $"SELECT COUNT(*) FILTER (WHERE pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity WHERE datname = '{_name}' AND ({condition}) ORDER BY random() LIMIT {limit}) AS chosen");
        await using (command.ConfigureAwait(false))
            return (int)(long)(await command.ExecuteScalarAsync().ConfigureAwait(false))!;
    }

    public async Task ExecuteAsync(string sql)
    {
        NpgsqlCommand command = _admin.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    /// <param name="mode">fast or immediate, as pg_ctl calls it.</param>
    public async Task RestartAsync(string mode)
    {
        using Process restart = Process.Start("bash", ["-c", "source eng/servers.sh && restart_postgres \"$1\" \"$2\"", "soak", _dataFolder!, mode]);
        await restart.WaitForExitAsync().ConfigureAwait(false);
        _admin.Clear();
        if (restart.ExitCode != 0)
            throw new InvalidOperationException($"PostgreSQL did not restart: exit code {restart.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync().ConfigureAwait(false);
        await _admin.DisposeAsync().ConfigureAwait(false);
    }

    private static Committed ReadVersion(NpgsqlDataReader reader) => new(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt64(2));

    private Task DropAsync() => ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        List<T> rows = [];
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, CommandTimeout = 120 }.ConnectionString);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync().ConfigureAwait(false);
            NpgsqlCommand command = new(sql, connection);
            await using (command.ConfigureAwait(false))
            {
                NpgsqlDataReader reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync().ConfigureAwait(false))
                        rows.Add(read(reader));
                }
            }
        }

        return rows;
    }
}
