using System.ComponentModel.DataAnnotations;

namespace SmrtGen.Runtime.Tests.Relations.Model;

public readonly record struct PublisherId(Guid Value);

/// <summary>Has a Guid of its own type as its key, and refers to a text key.</summary>
[Smrt]
public partial class Publisher
{
    public PublisherId Id { get; set; }

    public required string Name { get; set; }

    public string? CountryCode { get; set; }

    public partial Country? Country { get; set; }

    public partial IReadOnlyList<Book> Books { get; set; }
}

[Smrt]
public partial class Country
{
    [Key]
    public required string Code { get; set; }

    public required string Name { get; set; }

    public partial IReadOnlyList<Publisher> Publishers { get; set; }
}
