namespace Shop;

[Smrt(Cache = "soon")]
[SmrtIndex(nameof(Name), IsUnique = true)]
public partial class Item
{
    public int Id { get; set; }
    public required string Name { get; set; }
}
