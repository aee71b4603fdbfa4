using Microsoft.Data.Sqlite;
using SmrtGen;

SQLitePCL.Batteries_V2.Init();
await using SqliteDatabase database = new(SqliteFactory.Instance, $"Data Source={args[0]}");
StartDb db = new(database);
Item? item = await db.Items.FindAsync(1);
Console.WriteLine(item?.Name);

[Smrt]
public partial class Item
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public decimal Price { get; set; }
}

[SmrtContext]
public sealed partial class StartDb;
