using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.Sqlite;

/// <summary>What a customer bought at once.</summary>
[Smrt]
[SmrtNaming(NamingConvention.AsWritten)]
public partial class Invoice
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int InvoiceId { get; set; }

    public int CustomerId { get; set; }

    [Column(TypeName = "timestamp")]
    public DateTime InvoiceDate { get; set; }

    public string? BillingAddress { get; set; }

    public string? BillingCity { get; set; }

    public string? BillingState { get; set; }

    public string? BillingCountry { get; set; }

    public string? BillingPostalCode { get; set; }

    public decimal Total { get; set; }

    public partial Customer? Customer { get; set; }

    public partial IReadOnlyList<InvoiceLine> Lines { get; set; }
}
