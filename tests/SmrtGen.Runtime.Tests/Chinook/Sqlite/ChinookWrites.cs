namespace SmrtGen.Runtime.Tests.Chinook.Sqlite;

/// <summary>Writes rows of the store through SQLite's names; what arrived is read by hand-written SQL.</summary>
public sealed class ChinookWrites(ChinookDb db) : IChinookWrites
{
    public async Task SellAsync()
    {
        await using ChinookDbTransaction tx = await db.BeginTransactionAsync();
        await tx.Artists.InsertAsync(new Artist { ArtistId = 1000, Name = "Ærø & 東京" });
        await tx.Albums.InsertAsync(new Album { AlbumId = 1000, Title = "100% \\ Live_", ArtistId = 1000 });
        await tx.Tracks.InsertManyAsync(
        [
            new Track { TrackId = 10001, Name = "One", AlbumId = 1000, MediaTypeId = 1, GenreId = 1, Composer = null, Milliseconds = 1, Bytes = null, UnitPrice = 0.99m },
            new Track { TrackId = 10002, Name = "Two", MediaTypeId = 2, Milliseconds = int.MaxValue, Bytes = int.MaxValue, UnitPrice = 12345678.9m },
        ]);
        await tx.PlaylistTracks.InsertManyAsync([new PlaylistTrack { PlaylistId = 1, TrackId = 10001 }, new PlaylistTrack { PlaylistId = 1, TrackId = 10002 }]);
        await tx.Employees.InsertAsync(new Employee
        {
            EmployeeId = 100, LastName = "Smith", FirstName = "Ann", ReportsTo = 1, BirthDate = new DateTime(1980, 2, 29), HireDate = new DateTime(2024, 12, 31, 23, 59, 59),
        });
        await tx.Invoices.InsertAsync(new Invoice { InvoiceId = 1000, CustomerId = 2, InvoiceDate = new DateTime(2026, 3, 29, 2, 30, 0), BillingCountry = "Denmark", Total = 2.97m });
        await tx.InvoiceLines.InsertAsync(new InvoiceLine { InvoiceLineId = 10000, InvoiceId = 1000, TrackId = 10001, UnitPrice = 0.99m, Quantity = 3 });
        await tx.CommitAsync();
    }

    public async Task ChangeAsync()
    {
        Track track = await db.Tracks.GetAsync(10001);
        track.Composer = "N.N.";
        track.AlbumId = null;
        track.UnitPrice = 1;
        await db.Tracks.UpdateAsync(track);
        await db.Genres.UpsertAsync(new Genre { GenreId = 1, Name = "Rock'n'Roll" });
        await db.Genres.UpsertAsync(new Genre { GenreId = 1000, Name = null });
        await db.PlaylistTracks.UpsertAsync(new PlaylistTrack { PlaylistId = 1, TrackId = 10001 });
    }

    public async Task<IReadOnlyList<bool>> RemoveAsync() =>
    [
        await db.PlaylistTracks.DeleteAsync(1, 10001),
        await db.PlaylistTracks.DeleteAsync(new PlaylistTrackKey(1, 10002)),
        await db.PlaylistTracks.DeleteAsync(1, 10002),
        await db.PlaylistTracks.ExistsAsync(1, 10002),
        await db.Genres.DeleteAsync(1000),
    ];

    /// <summary>A missing row on the way makes the column null: tracks without an album are of no artist.</summary>
    public async Task<IReadOnlyList<string>> ReportAsync()
    {
        List<Employee> employees = await db.Employees.Where(e => e.Manager.Title.StartsWith("Sales")).OrderBy(e => e.EmployeeId).ToListAsync();
        return [.. employees.Select(e => e.LastName)];
    }
}
