using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.PostgreSql;

/// <summary>A file format.</summary>
[Smrt(Table = "media_type")]
public partial class MediaType
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int MediaTypeId { get; set; }

    public string? Name { get; set; }

    public partial IReadOnlyList<Track> Tracks { get; set; }
}
