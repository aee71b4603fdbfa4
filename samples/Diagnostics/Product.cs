using SmrtGen;

namespace Diagnostics;

[Smrt(MaxLimit = 500)]
public partial class Product
{
    public int Id { get; set; }

    public required string Name { get; set; }
}

[SmrtContext]
public sealed partial class ShopDb;
