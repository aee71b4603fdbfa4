using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.PostgreSql;

/// <summary>A track on an invoice.</summary>
[Smrt(Table = "invoice_line")]
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
