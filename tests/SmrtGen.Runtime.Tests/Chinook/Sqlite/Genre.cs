using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.Sqlite;

/// <summary>A kind of music.</summary>
[Smrt]
[SmrtNaming(NamingConvention.AsWritten)]
public partial class Genre
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int GenreId { get; set; }

    public string? Name { get; set; }

    public partial IReadOnlyList<Track> Tracks { get; set; }
}
