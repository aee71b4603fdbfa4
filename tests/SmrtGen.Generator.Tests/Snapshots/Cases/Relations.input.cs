namespace Shop;

[Smrt]
public partial class Category
{
    public int Id { get; set; }
    public partial IReadOnlyList<Product> Products { get; set; }
}

[Smrt]
public partial record Product(int Id, int CategoryId)
{
    [OnDelete(DeleteBehavior.Cascade)]
    public partial Category? Category { get; set; }
}

[SmrtContext]
public sealed partial class ShopDb;
