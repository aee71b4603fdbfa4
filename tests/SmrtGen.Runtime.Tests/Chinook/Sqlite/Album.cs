using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.Sqlite;

/// <summary>An album of one artist.</summary>
[Smrt]
[SmrtNaming(NamingConvention.AsWritten)]
public partial class Album
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int AlbumId { get; set; }

    public required string Title { get; set; }

    public int ArtistId { get; set; }

    public partial Artist? Artist { get; set; }

    public partial IReadOnlyList<Track> Tracks { get; set; }
}
