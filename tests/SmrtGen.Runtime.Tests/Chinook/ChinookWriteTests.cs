using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Chinook;

/// <summary>Round trips and updates: what typed writes leave behind, read by hand.</summary>
public sealed class ChinookWriteTests
{
    [Theory, EachEngine]
    public async Task Rows_arrive_as_they_were_written(TestEngine engine)
    {
        await using ChinookDatabases databases = new();
        TestDatabase database = await databases.OpenAsync(engine);
        await using SmrtDatabase connected = database.Connect();

        await Writes(connected).SellAsync();

        await ExpectAsync(database, "SELECT [Name] FROM [Artist] WHERE [ArtistId] = 1000", "Ærø & 東京");
        await ExpectAsync(database, "SELECT [Title], [ArtistId] FROM [Album] WHERE [AlbumId] = 1000", "100% \\ Live_ | 1000");
        await ExpectAsync(
            database, "SELECT [Name], [AlbumId], [MediaTypeId], [GenreId], [Composer], [Milliseconds], [Bytes], [UnitPrice] FROM [Track] WHERE [TrackId] > 10000 ORDER BY [TrackId]",
            "One | 1000 | 1 | 1 | NULL | 1 | NULL | 0.99", "Two | NULL | 2 | NULL | NULL | 2147483647 | 2147483647 | 12345678.9");
        await ExpectAsync(database, "SELECT [PlaylistId], [TrackId] FROM [PlaylistTrack] WHERE [TrackId] > 10000 ORDER BY [TrackId]", "1 | 10001", "1 | 10002");
        await ExpectAsync(
            database, "SELECT [ReportsTo], [BirthDate], [HireDate], [City] FROM [Employee] WHERE [EmployeeId] = 100", "1 | 1980-02-29 00:00:00 | 2024-12-31 23:59:59 | NULL");
        await ExpectAsync(database, "SELECT [InvoiceDate], [Total] FROM [Invoice] WHERE [InvoiceId] = 1000", "2026-03-29 02:30:00 | 2.97");
        await ExpectAsync(database, "SELECT [UnitPrice], [Quantity] FROM [InvoiceLine] WHERE [InvoiceLineId] = 10000", "0.99 | 3");
    }

    [Theory, EachEngine]
    public async Task Updates_change_one_row_and_deletes_remove_one(TestEngine engine)
    {
        await using ChinookDatabases databases = new();
        TestDatabase database = await databases.OpenAsync(engine);
        await using SmrtDatabase connected = database.Connect();
        IChinookWrites writes = Writes(connected);
        await writes.SellAsync();
        List<string> others = await AskAsync(database, "SELECT [TrackId], [Name], [UnitPrice] FROM [Track] WHERE [TrackId] <> 10001 ORDER BY [TrackId]");

        await writes.ChangeAsync();

        await ExpectAsync(database, "SELECT [Name], [Composer], [AlbumId], [UnitPrice] FROM [Track] WHERE [TrackId] = 10001", "One | N.N. | NULL | 1");
        Assert.Equal(others, await AskAsync(database, "SELECT [TrackId], [Name], [UnitPrice] FROM [Track] WHERE [TrackId] <> 10001 ORDER BY [TrackId]"));
        await ExpectAsync(database, "SELECT [GenreId], [Name] FROM [Genre] WHERE [GenreId] IN (1, 2, 1000) ORDER BY [GenreId]", "1 | Rock'n'Roll", "2 | Jazz", "1000 | NULL");

        Assert.Equal([true, true, false, false, true], await writes.RemoveAsync());
        await ExpectAsync(database, "SELECT COUNT(*) FROM [PlaylistTrack]", "8715");
        await ExpectAsync(database, "SELECT COUNT(*) FROM [Genre]", "25");
    }

    [Theory, EachEngine]
    public async Task Filters_reach_over_a_self_reference(TestEngine engine)
    {
        await using ChinookDatabases databases = new();
        TestDatabase database = await databases.OpenAsync(engine);
        await using SmrtDatabase connected = database.Connect();

        Assert.Equal(
            await AskAsync(database, "SELECT e.[LastName] FROM [Employee] e JOIN [Employee] m ON m.[EmployeeId] = e.[ReportsTo] WHERE m.[Title] LIKE 'Sales%' ORDER BY e.[EmployeeId]"),
            await Writes(connected).ReportAsync());
    }

    private static IChinookWrites Writes(SmrtDatabase database) => database.Engine == DatabaseEngine.Sqlite
        ? new Sqlite.ChinookWrites(new Sqlite.ChinookDb(database))
        : new PostgreSql.ChinookWrites(new PostgreSql.ChinookDb(database));

    private static async Task ExpectAsync(TestDatabase database, string sql, params string[] rows) => Assert.Equal(rows, await AskAsync(database, sql));

    private static async Task<List<string>> AskAsync(TestDatabase database, string sql)
        => RowText.Of(await database.Sql.RowsAsync(ChinookSql.For(database.Engine, sql)));
}
