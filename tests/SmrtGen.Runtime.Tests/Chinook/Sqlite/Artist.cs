using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.Sqlite;

/// <summary>An artist or a band.</summary>
[Smrt]
[SmrtNaming(NamingConvention.AsWritten)]
public partial class Artist
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int ArtistId { get; set; }

    public string? Name { get; set; }

    public partial IReadOnlyList<Album> Albums { get; set; }
}
