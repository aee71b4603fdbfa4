using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Values;

/// <summary>Text, bytes and JSON without arrays beside them, a value that the database makes and a version.</summary>
[Smrt]
public partial class DocumentRow
{
    public int Id { get; set; }

    public string Text { get; set; } = "";

    public string? MaybeText { get; set; }

    public byte[] Bytes { get; set; } = [];

    public byte[]? MaybeBytes { get; set; }

    [SmrtJson(typeof(ValuesJson))]
    public Address Address { get; set; } = new("", [], null);

    [SmrtJson(typeof(ValuesJson))]
    public Address? MaybeAddress { get; set; }

    [Column(TypeName = "jsonb")]
    public string Document { get; set; } = "{}";

    [Column(TypeName = "jsonb")]
    public string? MaybeDocument { get; set; }

    [MaxLength(20)]
    public string? Short { get; set; }

    [DatabaseGenerated(DatabaseGeneratedOption.Identity)]
    public DateTime CreatedAt { get; set; }

    [Timestamp]
    public byte[] Version { get; set; } = [];
}
