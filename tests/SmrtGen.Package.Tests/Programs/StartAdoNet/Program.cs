using Microsoft.Data.Sqlite;

SQLitePCL.Batteries_V2.Init();
await using SqliteConnection connection = new($"Data Source={args[0]}");
await connection.OpenAsync();
await using SqliteCommand command = connection.CreateCommand();
if (args.Length > 1)
{
    command.CommandText = "CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price NUMERIC NOT NULL); INSERT INTO items VALUES (1, 'Lamp', 9.5)";
    await command.ExecuteNonQueryAsync();
    return;
}

// What SmrtGen sets on each connection, and what a program with writers sets too.
command.CommandText = "PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";
await command.ExecuteNonQueryAsync();
command.CommandText = "SELECT id, name, price FROM items WHERE id = $1";
command.Parameters.AddWithValue("$1", 1);
await using SqliteDataReader reader = await command.ExecuteReaderAsync();
Item? item = await reader.ReadAsync() ? new Item { Id = reader.GetInt32(0), Name = reader.GetString(1), Price = reader.GetDecimal(2) } : null;
Console.WriteLine(item?.Name);

public sealed class Item
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public decimal Price { get; set; }
}
