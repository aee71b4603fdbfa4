namespace SmrtGen.Runtime.Tests.Chinook;

/// <summary>A question to the Chinook data with the SQL that a person would write for it (<see cref="ChinookSql"/>).</summary>
public sealed record ChinookQuestion(string Name, string Sql, params object?[] Values)
{
    public static readonly ChinookQuestion[] All =
    [
        // Comparisons and connectives
        new("rock tracks that cost more than 99 cents or run over six minutes",
            "SELECT [TrackId] FROM [Track] WHERE [GenreId] = @p1 AND ([UnitPrice] > 0.99 OR [Milliseconds] >= @p2) ORDER BY [TrackId]", 1, 360000),
        new("tracks that are neither rock nor latin nor without genre",
            "SELECT [TrackId] FROM [Track] WHERE NOT ([GenreId] = 1 OR [GenreId] = 7) AND [GenreId] IS NOT NULL ORDER BY [TrackId]"),
        new("number of tracks without a composer", "SELECT COUNT(*) FROM [Track] WHERE [Composer] IS NULL"),
        new("customers of a company", "SELECT [CustomerId], [Company] FROM [Customer] WHERE [Company] IS NOT NULL ORDER BY [CustomerId]"),
        new("customers of four countries",
            "SELECT [CustomerId], [Country] FROM [Customer] WHERE [Country] IN ('Brazil', 'Canada', 'Norway', 'Nowhere') ORDER BY [CustomerId]"),
        new("customers of all but two countries",
            "SELECT [CustomerId] FROM [Customer] WHERE [Country] NOT IN ('USA', 'Canada') ORDER BY [CustomerId]"),
        new("invoices between five and ten", "SELECT [InvoiceId], [Total] FROM [Invoice] WHERE [Total] BETWEEN 5 AND 10 ORDER BY [InvoiceId]"),
        new("invoices of March 2023",
            "SELECT [InvoiceId], [InvoiceDate] FROM [Invoice] WHERE [InvoiceDate] >= '2023-03-01 00:00:00' AND [InvoiceDate] < '2023-04-01 00:00:00' ORDER BY [InvoiceId]"),

        // Text
        new("artists that start with The", "SELECT [Name] FROM [Artist] WHERE [Name] LIKE 'The %' AND SUBSTR([Name], 1, 3) = 'The' ORDER BY [ArtistId]"),
        new("tracks that end with a question mark", "SELECT [TrackId], [Name] FROM [Track] WHERE [Name] LIKE '%?' ORDER BY [TrackId]"),
        new("tracks with a percent sign, an underscore or a backslash",
            @"SELECT [TrackId], [Name] FROM [Track] WHERE [Name] LIKE '%~%%' ESCAPE '~' OR [Name] LIKE '%~_%' ESCAPE '~' OR [Name] LIKE '%\%' ESCAPE '~' ORDER BY [TrackId]"),
        new("tracks with love in any case", "SELECT [TrackId] FROM [Track] WHERE LOWER([Name]) LIKE '%love%' ORDER BY [TrackId]"),
        new("artist with an apostrophe", "SELECT [ArtistId] FROM [Artist] WHERE [Name] = 'Guns N'' Roses'"),

        // Column to column, arithmetic
        new("number of lines that cost more than one per piece", "SELECT COUNT(*) FROM [InvoiceLine] WHERE [UnitPrice] > [Quantity]"),
        new("lines over one and a half in total",
            "SELECT [InvoiceLineId] FROM [InvoiceLine] WHERE [UnitPrice] * [Quantity] > 1.5 ORDER BY [InvoiceLineId]"),
        new("lines with a track number below the invoice number",
            "SELECT [InvoiceLineId] FROM [InvoiceLine] WHERE [TrackId] < [InvoiceId] ORDER BY [InvoiceLineId]"),
        new("employees whose number is twice their manager's",
            "SELECT [EmployeeId] FROM [Employee] WHERE [ReportsTo] * 2 = [EmployeeId] ORDER BY [EmployeeId]"),

        // Order and windows
        new("third page of the longest tracks",
            "SELECT [TrackId], [Milliseconds] FROM [Track] ORDER BY [Milliseconds] DESC, [TrackId] LIMIT 20 OFFSET 40"),
        new("albums by title", "SELECT [Title], [AlbumId] FROM [Album] ORDER BY [Title], [AlbumId] DESC LIMIT 50"),
        new("billing countries, each once", "SELECT DISTINCT [BillingCountry] FROM [Invoice] ORDER BY [BillingCountry]"),
        new("newest invoice of a customer",
            "SELECT [InvoiceId], [InvoiceDate], [Total] FROM [Invoice] WHERE [CustomerId] = @p1 ORDER BY [InvoiceDate] DESC LIMIT 1", 17),

        // Aggregates
        new("turnover", "SELECT SUM([Total]) FROM [Invoice]"),
        new("turnover in Germany", "SELECT SUM([Total]) FROM [Invoice] WHERE [BillingCountry] = @p1", "Germany"),
        new("smallest and largest invoice", "SELECT MIN([Total]), MAX([Total]) FROM [Invoice]"),
        new("first and last invoice date", "SELECT MIN([InvoiceDate]), MAX([InvoiceDate]) FROM [Invoice]"),
        new("average length of a track", "SELECT AVG([Milliseconds]) FROM [Track]"),
        new("bytes of all tracks", "SELECT SUM([Bytes]) FROM [Track]"),

        // Composite key, self reference, nullable foreign keys
        new("tracks of the playlist Grunge", "SELECT [PlaylistId], [TrackId] FROM [PlaylistTrack] WHERE [PlaylistId] = @p1 ORDER BY [TrackId]", 16),
        new("playlists of a track", "SELECT [PlaylistId] FROM [PlaylistTrack] WHERE [TrackId] = 52 ORDER BY [PlaylistId]"),
        new("employees without a manager", "SELECT [EmployeeId], [LastName] FROM [Employee] WHERE [ReportsTo] IS NULL"),
        new("employees of a manager", "SELECT [EmployeeId], [HireDate] FROM [Employee] WHERE [ReportsTo] = @p1 ORDER BY [EmployeeId]", 2),
        new("customers of a support agent", "SELECT COUNT(*) FROM [Customer] WHERE [SupportRepId] = 3"),
    ];

    public static ChinookQuestion Named(string name) => All.Single(question => question.Name == name);
}
