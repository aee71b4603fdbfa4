using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.Sqlite;

/// <summary>A list of tracks.</summary>
[Smrt]
[SmrtNaming(NamingConvention.AsWritten)]
public partial class Playlist
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int PlaylistId { get; set; }

    public string? Name { get; set; }

    [SmrtJoin(typeof(PlaylistTrack))]
    public partial IReadOnlyList<Track> Tracks { get; set; }
}
