using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.Sqlite;

/// <summary>A file format.</summary>
[Smrt]
[SmrtNaming(NamingConvention.AsWritten)]
public partial class MediaType
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int MediaTypeId { get; set; }

    public string? Name { get; set; }

    public partial IReadOnlyList<Track> Tracks { get; set; }
}
