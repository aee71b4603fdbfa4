namespace SmrtGen.Runtime.Tests.Chinook.Sqlite;

/// <summary>The questions of <see cref="ChinookQuestion"/> as typed queries of SQLite's names.</summary>
public sealed class ChinookAnswers(ChinookDb db) : ChinookAnswerBook
{
    private const string WholeTable = "compared with every row of the script";

    protected override Task<List<object?[]>> AnswerAsync(string question) => question switch
    {
        "rock tracks that cost more than 99 cents or run over six minutes" => ListAsync(
            db.Tracks.Where(t => t.GenreId == 1 && (t.UnitPrice > 0.99m || t.Milliseconds >= 360000)).OrderBy(t => t.TrackId).Unbounded(WholeTable).ToListAsync(),
            t => [t.TrackId]),
        "tracks that are neither rock nor latin nor without genre" => ListAsync(
            db.Tracks.Where(t => !(t.GenreId == 1 || t.GenreId == 7) && t.GenreId != null).OrderBy(t => t.TrackId).Unbounded(WholeTable).ToListAsync(),
            t => [t.TrackId]),
        "number of tracks without a composer" => ScalarAsync(db.Tracks.Where(t => t.Composer == null).CountAsync()),
        "customers of a company" => ListAsync(
            db.Customers.Where(c => c.Company != null).OrderBy(c => c.CustomerId).ToListAsync(), c => [c.CustomerId, c.Company]),
        "customers of four countries" => ListAsync(
            db.Customers.Where(c => c.Country.In("Brazil", "Canada", "Norway", "Nowhere")).OrderBy(c => c.CustomerId).ToListAsync(), c => [c.CustomerId, c.Country]),
        "customers of all but two countries" => ListAsync(
            db.Customers.Where(c => c.Country.NotIn("USA", "Canada")).OrderBy(c => c.CustomerId).ToListAsync(), c => [c.CustomerId]),
        "invoices between five and ten" => ListAsync(
            db.Invoices.Where(i => i.Total.Between(5, 10)).OrderBy(i => i.InvoiceId).ToListAsync(), i => [i.InvoiceId, i.Total]),
        "invoices of March 2023" => ListAsync(
            db.Invoices.Where(i => i.InvoiceDate >= new DateTime(2023, 3, 1) && i.InvoiceDate < new DateTime(2023, 4, 1)).OrderBy(i => i.InvoiceId).ToListAsync(),
            i => [i.InvoiceId, i.InvoiceDate]),

        "artists that start with The" => ListAsync(db.Artists.Where(a => a.Name.StartsWith("The ")).OrderBy(a => a.ArtistId).ToListAsync(), a => [a.Name]),
        "tracks that end with a question mark" => ListAsync(
            db.Tracks.Where(t => t.Name.EndsWith("?")).OrderBy(t => t.TrackId).ToListAsync(), t => [t.TrackId, t.Name]),
        "tracks with a percent sign, an underscore or a backslash" => ListAsync(
            db.Tracks.Where(t => t.Name.Contains("%") || t.Name.Contains("_") || t.Name.Contains("\\")).OrderBy(t => t.TrackId).ToListAsync(), t => [t.TrackId, t.Name]),
        "tracks with love in any case" => ListAsync(
            db.Tracks.Where(t => t.Name.Contains("love", ignoreCase: true)).OrderBy(t => t.TrackId).ToListAsync(), t => [t.TrackId]),
        "artist with an apostrophe" => ListAsync(db.Artists.Where(a => a.Name == "Guns N' Roses").ToListAsync(), a => [a.ArtistId]),

        "number of lines that cost more than one per piece" => ScalarAsync(db.InvoiceLines.Where(l => l.UnitPrice > l.Quantity).CountAsync()),
        "lines over one and a half in total" => ListAsync(
            db.InvoiceLines.Where(l => l.UnitPrice * l.Quantity > 1.5m).OrderBy(l => l.InvoiceLineId).ToListAsync(), l => [l.InvoiceLineId]),
        "lines with a track number below the invoice number" => ListAsync(
            db.InvoiceLines.Where(l => l.TrackId < l.InvoiceId).OrderBy(l => l.InvoiceLineId).ToListAsync(), l => [l.InvoiceLineId]),
        "employees whose number is twice their manager's" => ListAsync(
            db.Employees.Where(e => e.ReportsTo * 2 == e.EmployeeId).OrderBy(e => e.EmployeeId).ToListAsync(), e => [e.EmployeeId]),

        "third page of the longest tracks" => ListAsync(
            db.Tracks.OrderByDescending(t => t.Milliseconds).ThenBy(t => t.TrackId).Skip(40).Take(20).ToListAsync<TrackLength>(), t => [t.TrackId, t.Milliseconds]),
        "albums by title" => ListAsync(
            db.Albums.OrderBy(a => a.Title).ThenByDescending(a => a.AlbumId).Take(50).ToListAsync(), a => [a.Title, a.AlbumId]),
        "billing countries, each once" => ListAsync(
            db.Invoices.Query().Distinct().OrderBy(i => i.BillingCountry).ToListAsync<BillingPlace>(), p => [p.BillingCountry]),
        "newest invoice of a customer" => OneAsync(
            db.Invoices.Where(i => i.CustomerId == 17).OrderByDescending(i => i.InvoiceDate).FirstAsync(), i => [i.InvoiceId, i.InvoiceDate, i.Total]),

        "turnover" => ScalarAsync(db.Invoices.Query().SumAsync(i => i.Total)),
        "turnover in Germany" => ScalarAsync(db.Invoices.Where(i => i.BillingCountry == "Germany").SumAsync(i => i.Total)),
        "smallest and largest invoice" => PairAsync(db.Invoices.Query().MinAsync(i => i.Total), db.Invoices.Query().MaxAsync(i => i.Total)),
        "first and last invoice date" => PairAsync(db.Invoices.Query().MinAsync(i => i.InvoiceDate), db.Invoices.Query().MaxAsync(i => i.InvoiceDate)),
        "average length of a track" => ScalarAsync(db.Tracks.Query().AverageAsync(t => t.Milliseconds)),
        "bytes of all tracks" => ScalarAsync(db.Tracks.Query().SumAsync(t => t.Bytes.ToInt64())),

        "tracks of the playlist Grunge" => ListAsync(
            db.PlaylistTracks.Where(p => p.PlaylistId == 16).OrderBy(p => p.TrackId).ToListAsync(), p => [p.PlaylistId, p.TrackId]),
        "playlists of a track" => ListAsync(db.PlaylistTracks.ListByTrackIdAsync(52), p => [p.PlaylistId]),
        "employees without a manager" => ListAsync(db.Employees.ListByReportsToAsync(null), e => [e.EmployeeId, e.LastName]),
        "employees of a manager" => ListAsync(db.Employees.ListByReportsToAsync(2), e => [e.EmployeeId, e.HireDate]),
        "customers of a support agent" => ScalarAsync(db.Customers.Where(c => c.SupportRepId == 3).CountAsync()),
        _ => throw new ArgumentOutOfRangeException(nameof(question), question, "Nobody wrote this query."),
    };

    public override async Task<int> CountAsync(string table) => table switch
    {
        "Album" => await db.Albums.CountAsync(),
        "Artist" => await db.Artists.CountAsync(),
        "Customer" => await db.Customers.CountAsync(),
        "Employee" => await db.Employees.CountAsync(),
        "Genre" => await db.Genres.CountAsync(),
        "Invoice" => await db.Invoices.CountAsync(),
        "InvoiceLine" => await db.InvoiceLines.CountAsync(),
        "MediaType" => await db.MediaTypes.CountAsync(),
        "Playlist" => await db.Playlists.CountAsync(),
        "PlaylistTrack" => await db.PlaylistTracks.CountAsync(),
        "Track" => await db.Tracks.CountAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "No such table."),
    };

    public override Task<List<object?[]>> RowsAsync(string table) => table switch
    {
        "Album" => ListAsync(db.Albums.OrderBy(a => a.AlbumId).ToListAsync(), a => [a.AlbumId, a.Title, a.ArtistId]),
        "Artist" => ListAsync(db.Artists.OrderBy(a => a.ArtistId).ToListAsync(), a => [a.ArtistId, a.Name]),
        "Customer" => ListAsync(
            db.Customers.OrderBy(c => c.CustomerId).ToListAsync(),
            c => [c.CustomerId, c.FirstName, c.LastName, c.Company, c.Address, c.City, c.State, c.Country, c.PostalCode, c.Phone, c.Fax, c.Email, c.SupportRepId]),
        "Employee" => ListAsync(
            db.Employees.OrderBy(e => e.EmployeeId).ToListAsync(),
            e =>
            [
                e.EmployeeId, e.LastName, e.FirstName, e.Title, e.ReportsTo, e.BirthDate, e.HireDate, e.Address, e.City, e.State, e.Country, e.PostalCode,
                e.Phone, e.Fax, e.Email,
            ]),
        "Genre" => ListAsync(db.Genres.OrderBy(g => g.GenreId).ToListAsync(), g => [g.GenreId, g.Name]),
        "Invoice" => ListAsync(
            db.Invoices.OrderBy(i => i.InvoiceId).ToListAsync(),
            i =>
            [
                i.InvoiceId, i.CustomerId, i.InvoiceDate, i.BillingAddress, i.BillingCity, i.BillingState, i.BillingCountry, i.BillingPostalCode, i.Total,
            ]),
        "InvoiceLine" => ListAsync(
            db.InvoiceLines.OrderBy(l => l.InvoiceLineId).Unbounded(WholeTable).ToListAsync(),
            l => [l.InvoiceLineId, l.InvoiceId, l.TrackId, l.UnitPrice, l.Quantity]),
        "MediaType" => ListAsync(db.MediaTypes.OrderBy(m => m.MediaTypeId).ToListAsync(), m => [m.MediaTypeId, m.Name]),
        "Playlist" => ListAsync(db.Playlists.OrderBy(p => p.PlaylistId).ToListAsync(), p => [p.PlaylistId, p.Name]),
        "PlaylistTrack" => ListAsync(
            db.PlaylistTracks.OrderBy(p => p.PlaylistId).ThenBy(p => p.TrackId).Unbounded(WholeTable).ToListAsync(), p => [p.PlaylistId, p.TrackId]),
        "Track" => ListAsync(
            db.Tracks.OrderBy(t => t.TrackId).Unbounded(WholeTable).ToListAsync(),
            t => [t.TrackId, t.Name, t.AlbumId, t.MediaTypeId, t.GenreId, t.Composer, t.Milliseconds, t.Bytes, t.UnitPrice]),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "No such table."),
    };
}
