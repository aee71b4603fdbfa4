using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Repositories;

/// <summary>A key that the database makes, a counted version, a value that the database makes, a unique and a nullable index, a foreign key.</summary>
[Smrt]
[SmrtIndex(nameof(Sku), IsUnique = true)]
[SmrtIndex(nameof(RackId), nameof(Price), Descending = [nameof(Price)])]
public partial record Item
{
    public int Id { get; set; }

    public required string Sku { get; set; }

    [ForeignKey(nameof(Rack))]
    public Guid? RackId { get; set; }

    public decimal Price { get; set; }

    [DatabaseGenerated(DatabaseGeneratedOption.Identity)]
    public DateTime CreatedAt { get; set; }

    [Timestamp]
    public int Version { get; set; }
}

/// <summary>A key that is made on the client, and a Guid as version.</summary>
[Smrt]
public partial record Rack
{
    public Guid Id { get; set; }

    [MaxLength(5)]
    public required string Name { get; set; }

    [ConcurrencyCheck]
    public Guid Stamp { get; set; }
}

/// <summary>A key that the user gives, and bytes as version.</summary>
[Smrt]
public partial class Paper
{
    [Key]
    public required string Path { get; set; }

    public string? Body { get; set; }

    [Timestamp]
    public byte[] Version { get; set; } = [];
}

/// <summary>A composite key.</summary>
[Smrt]
public partial record Slot
{
    [Key, Column(Order = 0)]
    public int Row { get; set; }

    [Key, Column(Order = 1)]
    public required string Name { get; set; }

    public int Value { get; set; }
}

[SmrtContext(typeof(Rack), typeof(Item), typeof(Paper), typeof(Slot))]
public sealed partial class StoreDb;

[SmrtView(typeof(Item))]
public partial class ItemCard
{
    public required string Sku { get; init; }

    public decimal Price { get; init; }
}

/// <summary>Databases with the store's tables.</summary>
public sealed class StoreDatabases : TestDatabases
{
    protected override async Task FillAsync(TestDatabase database)
    {
        await using SmrtDatabase connected = database.Connect();
        await new StoreDb(connected).Schema.CreateAsync();
    }
}

/// <summary>Hooks of the class: what they saw goes to the list that the running test has put there.</summary>
public readonly partial struct ItemMapping
{
    public static AsyncLocal<List<string>?> Seen { get; } = new();

    static partial void OnInserting(Item entity)
    {
        if (Seen.Value is not { } seen)
            return;
        entity.Sku = entity.Sku.Trim();
        seen.Add($"inserting {entity.Sku} {entity.Id == 0}");
    }

    static partial void OnInserted(Item entity) => Seen.Value?.Add($"inserted {entity.Sku} {entity.Id > 0}");

    static partial void OnUpdating(Item entity) => Seen.Value?.Add($"updating {entity.Version}");

    static partial void OnUpdated(Item entity) => Seen.Value?.Add($"updated {entity.Version}");

    static partial void OnDeleting(int key) => Seen.Value?.Add("deleting");

    static partial void OnDeleted(int key) => Seen.Value?.Add("deleted");

    static partial void OnLoaded(Item entity) => Seen.Value?.Add($"loaded {entity.Sku}");
}
