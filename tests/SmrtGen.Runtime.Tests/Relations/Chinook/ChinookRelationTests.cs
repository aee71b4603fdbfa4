using SmrtGen.Runtime.Tests.Chinook;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Chinook;

/// <summary>Three levels of real data, read in each of the three ways, for a statement per level.</summary>
public sealed class ChinookRelationTests(ChinookDatabases databases) : IClassFixture<ChinookDatabases>
{
    private const string PlaylistsSql =
        """
        SELECT a.[ArtistId], a.[AlbumId], t.[TrackId], p.[PlaylistId] FROM [Album] a JOIN [Track] t ON t.[AlbumId] = a.[AlbumId]
        JOIN [PlaylistTrack] p ON p.[TrackId] = t.[TrackId] JOIN [Artist] r ON r.[ArtistId] = a.[ArtistId]
        """;

    private const string ReportsSql =
        """
        SELECT top.[EmployeeId], middle.[EmployeeId], low.[EmployeeId], middle.[LastName]
        FROM [Employee] top JOIN [Employee] middle ON middle.[ReportsTo] = top.[EmployeeId] JOIN [Employee] low ON low.[ReportsTo] = middle.[EmployeeId]
        """;

    [Theory, EachEngine]
    public async Task Artists_to_playlists_by_including(TestEngine engine) => await CheckAsync(engine, PlaylistsSql, relations => relations.IncludePlaylistsOfArtistsAsync(), 4);

    [Theory, EachEngine]
    public async Task Artists_to_playlists_in_a_loop(TestEngine engine) => await CheckAsync(engine, PlaylistsSql, relations => relations.LoadPlaylistsOfArtistsAsync(), 4);

    [Theory, EachEngine]
    public async Task Artists_to_playlists_by_loaders(TestEngine engine) => await CheckAsync(engine, PlaylistsSql, relations => relations.BatchPlaylistsOfArtistsAsync(), null);

    [Theory, EachEngine]
    public async Task Employees_to_their_reports_by_including(TestEngine engine) => await CheckAsync(engine, ReportsSql, relations => relations.IncludeReportsAsync(), 4);

    [Theory, EachEngine]
    public async Task Employees_to_their_reports_in_a_loop(TestEngine engine) => await CheckAsync(engine, ReportsSql, relations => relations.LoadReportsAsync(), 4);

    private async Task CheckAsync(TestEngine engine, string sql, Func<IChinookRelations, Task<List<object?[]>>> walk, int? statements)
    {
        TestDatabase database = await databases.OpenAsync(engine);
        await using SmrtDatabase connected = database.Connect();
        RoundTrips log = new();
        SmrtContextOptions options = new() { Hooks = [log] };
        IChinookRelations relations = engine == TestEngine.Sqlite
            ? new SmrtGen.Runtime.Tests.Chinook.Sqlite.ChinookRelations(new(connected, options))
            : new SmrtGen.Runtime.Tests.Chinook.PostgreSql.ChinookRelations(new(connected, options));

        List<object?[]> rows = await walk(relations);

        Assert.Equal(
            RowText.Of(await database.Sql.RowsAsync(ChinookSql.For(engine, sql))).Order(StringComparer.Ordinal),
            RowText.Of(rows).Order(StringComparer.Ordinal));

        // How many keys come together by loaders depends on the machine; there are 275 artists with 347 albums and 3,503 tracks.
        Assert.InRange(log.Count, statements ?? 4, statements ?? 600);

    }
}
