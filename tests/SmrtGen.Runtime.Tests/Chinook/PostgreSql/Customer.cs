using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.PostgreSql;

/// <summary>Somebody who buys.</summary>
[Smrt(Table = "customer")]
[SmrtIndex(nameof(SupportRepId))]
public partial class Customer
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int CustomerId { get; set; }

    public required string FirstName { get; set; }

    public required string LastName { get; set; }

    public string? Company { get; set; }

    public string? Address { get; set; }

    public string? City { get; set; }

    public string? State { get; set; }

    public string? Country { get; set; }

    public string? PostalCode { get; set; }

    public string? Phone { get; set; }

    public string? Fax { get; set; }

    public required string Email { get; set; }

    public int? SupportRepId { get; set; }

    [ForeignKey(nameof(SupportRepId))]
    public partial Employee? SupportRep { get; set; }

    public partial IReadOnlyList<Invoice> Invoices { get; set; }
}
