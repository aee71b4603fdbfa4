using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Relations.Schema;

[SmrtContext(typeof(Owner), typeof(Kept), typeof(Held), typeof(Swept), typeof(Freed), typeof(Nested))]
public sealed partial class OwnerDb;

[Smrt]
public partial class Owner
{
    public int Id { get; set; }
}

/// <summary>What happens without a word.</summary>
[Smrt(Table = "kept")]
public partial class Kept
{
    public int Id { get; set; }

    public int OwnerId { get; set; }

    public partial Owner? Owner { get; set; }
}

[Smrt(Table = "held")]
public partial class Held
{
    public int Id { get; set; }

    public int OwnerId { get; set; }

    [OnDelete(DeleteBehavior.Restrict)]
    public partial Owner? Owner { get; set; }
}

[Smrt(Table = "swept")]
public partial class Swept
{
    public int Id { get; set; }

    public int OwnerId { get; set; }

    [OnDelete(DeleteBehavior.Cascade)]
    public partial Owner? Owner { get; set; }

    public partial IReadOnlyList<Nested> Nested { get; set; }
}

/// <summary>The behaviour stands on the foreign key, which has no navigation.</summary>
[Smrt(Table = "freed")]
public partial class Freed
{
    public int Id { get; set; }

    [ForeignKey(nameof(Owner)), OnDelete(DeleteBehavior.SetNull)]
    public int? OwnerId { get; set; }
}

/// <summary>Goes with what goes with its owner; refers to its own kind.</summary>
[Smrt(Table = "nested")]
public partial class Nested
{
    public int Id { get; set; }

    public int SweptId { get; set; }

    public int? ParentId { get; set; }

    [OnDelete(DeleteBehavior.Cascade)]
    public partial Swept? Swept { get; set; }

    [OnDelete(DeleteBehavior.SetNull)]
    public partial Nested? Parent { get; set; }
}
