using SmrtGen;

namespace Quickstart.Model;

/// <summary>A key of its own type, so that a customer's id is never taken for an order's.</summary>
public readonly record struct CustomerId(int Value);

[Smrt]
[SmrtIndex(nameof(Email), IsUnique = true)]
public partial class Customer
{
    public CustomerId Id { get; set; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    public required string Country { get; set; }

    public partial IReadOnlyList<Order> Orders { get; set; }
}
