using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.PostgreSql;

/// <summary>An artist or a band.</summary>
[Smrt(Table = "artist")]
public partial class Artist
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int ArtistId { get; set; }

    public string? Name { get; set; }

    public partial IReadOnlyList<Album> Albums { get; set; }
}
