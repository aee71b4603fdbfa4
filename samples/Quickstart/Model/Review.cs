using SmrtGen;

namespace Quickstart.Model;

[Smrt]
[SmrtIndex(nameof(ProductId))]
public partial class Review
{
    public int Id { get; set; }

    public int ProductId { get; set; }

    public CustomerId CustomerId { get; set; }

    public int Rating { get; set; }

    public string? Comment { get; set; }

    public partial Product? Product { get; set; }

    public partial Customer? Customer { get; set; }
}
