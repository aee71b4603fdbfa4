using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Emission;

public class GeneratedValueTests : RoundTripTests
{
    [Theory]
    [InlineData("[ConcurrencyCheck]", "int")]
    [InlineData("[Timestamp]", "long")]
    public Task Integer_tokens_are_counted(string attribute, string type) => RoundTrip(
        $"[Smrt] public partial class Item {{ public int Id {{ get; set; }} public string Name {{ get; set; }} = \"\"; {attribute} public {type} Version {{ get; private set; }} }}",
        """
        var item = new Item { Name = "a" };
        await db.Items.InsertAsync(item);
        Check.Equal(0L, (long)item.Version);
        Item other = await db.Items.GetAsync(1);
        await db.Items.UpdateAsync(item);
        Check.Equal(1L, (long)item.Version);
        await Check.ThrowsAsync<ConcurrencyConflictException>(() => db.Items.UpdateAsync(other).AsTask());
        await Check.ThrowsAsync<ConcurrencyConflictException>(() => db.Items.DeleteAsync(other).AsTask());
        await db.Items.UpsertAsync(other);
        Check.Equal(2L, (long)other.Version);
        await db.Items.DeleteAsync(other);
        """);

    [Theory]
    [InlineData("byte[]", "= [];")]
    [InlineData("byte[]?", "")]
    [InlineData("Guid", "")]
    public Task Other_tokens_are_made_by_the_client(string type, string initial) => RoundTrip(
        $"[Smrt] public partial class Item {{ public int Id {{ get; set; }} public string Name {{ get; set; }} = \"\"; [Timestamp] public {type} Version {{ get; set; }} {initial} }}",
        """
        var item = new Item { Name = "a" };
        await db.Items.InsertAsync(item);
        Item other = await db.Items.GetAsync(1);
        item.Name = "b";
        await db.Items.UpdateAsync(item);
        await db.Items.UpdateAsync(item);
        await Check.ThrowsAsync<ConcurrencyConflictException>(() => db.Items.UpdateAsync(other).AsTask());
        await db.Items.UpsertAsync(other);
        await db.Items.DeleteAsync(other);
        """);

    [Fact]
    public Task Values_that_the_database_makes_come_back() => RoundTrip(
        """
        [Smrt] public partial class Item
        {
            public int Id { get; set; }
            [DatabaseGenerated(DatabaseGeneratedOption.Identity)] public DateTime CreatedAt { get; private set; }
            [DatabaseGenerated(DatabaseGeneratedOption.Identity)] public Guid Public { get; init; }
            [DatabaseGenerated(DatabaseGeneratedOption.Computed), DefaultValue(5)] public int Rank { get; private set; }
            public string Name { get; set; } = "";
        }
        """,
        """
        var item = new Item { Name = "a" };
        await db.Items.InsertAsync(item);
        Check.Equal(true, Math.Abs((DateTime.UtcNow - item.CreatedAt).TotalMinutes) < 5);
        Check.Equal(DateTimeKind.Utc, item.CreatedAt.Kind);
        Check.Equal(false, item.Public == Guid.Empty);
        Check.Equal(5, item.Rank);
        Item back = await db.Items.GetAsync(1);
        Check.Equal((item.CreatedAt, item.Public, 5), (back.CreatedAt, back.Public, back.Rank));
        await db.Items.UpdateAsync(back);
        Check.Equal(5, back.Rank);
        """);
}
