using System.Globalization;
using Microsoft.Data.Sqlite;
using SmrtGen.Benchmarks.Harness;

namespace SmrtGen.Benchmarks.Data;

/// <summary>A file of its own with the shop's rows, deleted in the end.</summary>
internal sealed class SqliteShop : IShop
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"smrtgen-bench-{Guid.NewGuid():N}.db");

    private SqliteShop() => ConnectionString = $"Data Source={_path}";

    public string ConnectionString { get; }

    public static SqliteShop Create()
    {
        SQLitePCL.Batteries_V2.Init();
        SqliteShop shop = new();
        using SqliteConnection connection = shop.Open();
        using (SqliteTransaction transaction = connection.BeginTransaction())
        {
            Execute(connection, transaction, ShopDdl.Tables(sqlite: true));
            foreach (ShopTable table in ShopTable.All)
                Insert(connection, transaction, table);
            Execute(connection, transaction, ShopDdl.Indexes);
            transaction.Commit();
        }

        Execute(connection, null, "ANALYZE");
        return shop;
    }

    /// <summary>A connection with the settings that a session of SmrtGen has.</summary>
    public SqliteConnection Open()
    {
        SqliteConnection connection = new(ConnectionString);
        connection.Open();
        Execute(connection, null, "PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
        return connection;
    }

    public string Read(string sql)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = new(sql, connection);
        using SqliteDataReader reader = command.ExecuteReader();
        object[] values = new object[reader.FieldCount];
        return reader.Read() ? ResultText.Of(values[..reader.GetValues(values)]) : "";
    }

    public void Execute(string sql)
    {
        using SqliteConnection connection = Open();
        Execute(connection, null, sql);
    }

    public void RemoveAddedReviews() => Execute($"DELETE FROM reviews WHERE id > {ShopData.Reviews}");

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        foreach (string suffix in (string[])["", "-wal", "-shm"])
            File.Delete(_path + suffix);
        return default;
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using SqliteCommand command = new(sql, connection, transaction);
        command.ExecuteNonQuery();
    }

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, ShopTable table)
    {
        string[] names = [.. table.Columns.Select((_, i) => $"${i + 1}")];
        using SqliteCommand command = new(
            $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) VALUES ({string.Join(", ", names)})", connection, transaction);
        SqliteParameter[] parameters = [.. names.Select(n => command.Parameters.Add(new SqliteParameter { ParameterName = n }))];
        foreach (object?[] row in table.Rows)
        {
            for (int i = 0; i < row.Length; i++)
                parameters[i].Value = Stored(row[i]);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>The form in which SmrtGen stores a value.</summary>
    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        decimal number => (double)number,
        bool flag => flag ? 1L : 0L,
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        _ => value,
    };
}
