using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.PostgreSql;

/// <summary>A kind of music.</summary>
[Smrt(Table = "genre")]
public partial class Genre
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int GenreId { get; set; }

    public string? Name { get; set; }

    public partial IReadOnlyList<Track> Tracks { get; set; }
}
