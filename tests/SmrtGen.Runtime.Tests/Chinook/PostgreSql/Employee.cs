using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Chinook.PostgreSql;

/// <summary>Somebody who works for the store.</summary>
[Smrt(Table = "employee")]
[SmrtIndex(nameof(ReportsTo))]
public partial class Employee
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int EmployeeId { get; set; }

    public required string LastName { get; set; }

    public required string FirstName { get; set; }

    public string? Title { get; set; }

    public int? ReportsTo { get; set; }

    [Column(TypeName = "timestamp")]
    public DateTime? BirthDate { get; set; }

    [Column(TypeName = "timestamp")]
    public DateTime? HireDate { get; set; }

    public string? Address { get; set; }

    public string? City { get; set; }

    public string? State { get; set; }

    public string? Country { get; set; }

    public string? PostalCode { get; set; }

    public string? Phone { get; set; }

    public string? Fax { get; set; }

    public string? Email { get; set; }

    [ForeignKey(nameof(ReportsTo))]
    public partial Employee? Manager { get; set; }

    [InverseProperty(nameof(Manager))]
    public partial IReadOnlyList<Employee> Reports { get; set; }

    public partial IReadOnlyList<Customer> Customers { get; set; }
}
