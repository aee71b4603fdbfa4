namespace SmrtGen.Runtime.Tests.Caching.Schedules.Model;

/// <summary>Not cached itself; deleting it deletes the items in it.</summary>
[Smrt]
public partial class Box
{
    public int Id { get; set; }
}
