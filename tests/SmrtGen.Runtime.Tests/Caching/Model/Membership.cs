using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Caching.Model;

/// <summary>A key of two columns, one of them text.</summary>
[Smrt(Cache = "5m")]
public partial class Membership
{
    [Key, Column(Order = 0)]
    public int GroupId { get; set; }

    [Key, Column(Order = 1)]
    public required string Name { get; set; }

    public int Rank { get; set; }
}
