namespace SmrtGen.Runtime.Tests.Chinook.PostgreSql;

/// <summary>The store: all eleven tables of the PostgreSQL script.</summary>
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
