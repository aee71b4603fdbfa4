namespace SmrtGen.Runtime.Tests.Chinook;

/// <summary>A table of the Chinook scripts: its columns in their order there, how many of them are the key, how many rows it has.</summary>
public sealed record ChinookTable(string Name, int Rows, int KeyColumns, params string[] Columns)
{
    public static readonly ChinookTable[] All =
    [
        new("Album", 347, 1, "AlbumId", "Title", "ArtistId"),
        new("Artist", 275, 1, "ArtistId", "Name"),
        new("Customer", 59, 1, "CustomerId", "FirstName", "LastName", "Company", "Address", "City", "State", "Country", "PostalCode",
            "Phone", "Fax", "Email", "SupportRepId"),
        new("Employee", 8, 1, "EmployeeId", "LastName", "FirstName", "Title", "ReportsTo", "BirthDate", "HireDate", "Address", "City",
            "State", "Country", "PostalCode", "Phone", "Fax", "Email"),
        new("Genre", 25, 1, "GenreId", "Name"),
        new("Invoice", 412, 1, "InvoiceId", "CustomerId", "InvoiceDate", "BillingAddress", "BillingCity", "BillingState",
            "BillingCountry", "BillingPostalCode", "Total"),
        new("InvoiceLine", 2240, 1, "InvoiceLineId", "InvoiceId", "TrackId", "UnitPrice", "Quantity"),
        new("MediaType", 5, 1, "MediaTypeId", "Name"),
        new("Playlist", 18, 1, "PlaylistId", "Name"),
        new("PlaylistTrack", 8715, 2, "PlaylistId", "TrackId"),
        new("Track", 3503, 1, "TrackId", "Name", "AlbumId", "MediaTypeId", "GenreId", "Composer", "Milliseconds", "Bytes", "UnitPrice"),
    ];

    public string CountSql => $"SELECT COUNT(*) FROM [{Name}]";

    /// <summary>Every row in the order of the key.</summary>
    public string RowsSql => $"SELECT {List(Columns)} FROM [{Name}] ORDER BY {List(Columns.Take(KeyColumns))}";

    public static ChinookTable Named(string name) => All.Single(table => table.Name == name);

    private static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"[{column}]"));
}
