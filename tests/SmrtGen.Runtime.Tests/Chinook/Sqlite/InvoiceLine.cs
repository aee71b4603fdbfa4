using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.Sqlite;

/// <summary>A track on an invoice.</summary>
[Smrt]
[SmrtNaming(NamingConvention.AsWritten)]
public partial class InvoiceLine
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int InvoiceLineId { get; set; }

    public int InvoiceId { get; set; }

    public int TrackId { get; set; }

    public decimal UnitPrice { get; set; }

    public int Quantity { get; set; }

    public partial Invoice? Invoice { get; set; }

    public partial Track? Track { get; set; }
}
