using SmrtGen;

namespace Quickstart.Model;

[Smrt]
[SmrtSmall]
[SmrtIndex(nameof(Name), IsUnique = true)]
public partial class Category
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public partial IReadOnlyList<Product> Products { get; set; }
}
