namespace SmrtGen.Runtime.Tests.Chinook.Sqlite;

/// <summary>The store: all eleven tables of the SQLite script.</summary>
[SmrtContext(
    typeof(Artist),
    typeof(Album),
    typeof(Genre),
    typeof(MediaType),
    typeof(Track),
    typeof(Playlist),
    typeof(PlaylistTrack),
    typeof(Employee),
    typeof(Customer),
    typeof(Invoice),
    typeof(InvoiceLine))]
public sealed partial class ChinookDb;
