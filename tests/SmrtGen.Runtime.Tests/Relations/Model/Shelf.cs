using System.ComponentModel.DataAnnotations;

namespace SmrtGen.Runtime.Tests.Relations.Model;

/// <summary>Has a key of two columns.</summary>
[Smrt(Table = "shelves")]
public partial class Shelf
{
    [Key]
    public required string Room { get; set; }

    [Key]
    public int Number { get; set; }

    public partial IReadOnlyList<Book> Books { get; set; }

    [SmrtJoin(typeof(ShelfKeeper))]
    public partial IReadOnlyList<Keeper> Keepers { get; set; }
}

/// <summary>Has a text as its key.</summary>
[Smrt]
public partial class Keeper
{
    [Key]
    public required string Badge { get; set; }

    public int Rank { get; set; }

    [SmrtJoin(typeof(ShelfKeeper))]
    public partial IReadOnlyList<Shelf> Shelves { get; set; }
}

/// <summary>Joins over three columns.</summary>
[Smrt]
public partial class ShelfKeeper
{
    [Key]
    public required string ShelfRoom { get; set; }

    [Key]
    public int ShelfNumber { get; set; }

    [Key]
    public required string KeeperBadge { get; set; }

    public partial Shelf? Shelf { get; set; }

    public partial Keeper? Keeper { get; set; }
}
