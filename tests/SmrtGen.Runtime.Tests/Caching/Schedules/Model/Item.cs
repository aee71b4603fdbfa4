using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Model;

/// <summary>Every write gives it a value that no other write gives.</summary>
[Smrt(Cache = "5m")]
[SmrtIndex(nameof(Slug), IsUnique = true)]
public partial class Item
{
    [Key]
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int Id { get; set; }

    public required string Slug { get; set; }

    public int BoxId { get; set; }

    [ForeignKey(nameof(BoxId))]
    [OnDelete(DeleteBehavior.Cascade)]
    public partial Box? Box { get; set; }

    public int Value { get; set; }
}
