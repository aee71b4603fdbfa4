using System.ComponentModel.DataAnnotations;

namespace SmrtGen.Runtime.Tests.Chinook.PostgreSql;

/// <summary>That a track is in a playlist.</summary>
[Smrt(Table = "playlist_track")]
[SmrtIndex(nameof(TrackId))]
public partial class PlaylistTrack
{
    [Key]
    public int PlaylistId { get; set; }

    [Key]
    public int TrackId { get; set; }

    public partial Playlist? Playlist { get; set; }

    public partial Track? Track { get; set; }
}
