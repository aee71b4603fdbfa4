using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.PostgreSql;

/// <summary>A piece of music, or of anything else that is sold by the file.</summary>
[Smrt(Table = "track")]
public partial class Track
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int TrackId { get; set; }

    public required string Name { get; set; }

    public int? AlbumId { get; set; }

    public int MediaTypeId { get; set; }

    public int? GenreId { get; set; }

    public string? Composer { get; set; }

    public int Milliseconds { get; set; }

    public int? Bytes { get; set; }

    public decimal UnitPrice { get; set; }

    public partial Album? Album { get; set; }

    public partial MediaType? MediaType { get; set; }

    public partial Genre? Genre { get; set; }

    public partial IReadOnlyList<InvoiceLine> InvoiceLines { get; set; }

    [SmrtJoin(typeof(PlaylistTrack))]
    public partial IReadOnlyList<Playlist> Playlists { get; set; }
}
