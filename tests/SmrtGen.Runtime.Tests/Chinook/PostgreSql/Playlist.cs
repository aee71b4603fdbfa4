using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.PostgreSql;

/// <summary>A list of tracks.</summary>
[Smrt(Table = "playlist")]
public partial class Playlist
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int PlaylistId { get; set; }

    public string? Name { get; set; }

    [SmrtJoin(typeof(PlaylistTrack))]
    public partial IReadOnlyList<Track> Tracks { get; set; }
}
