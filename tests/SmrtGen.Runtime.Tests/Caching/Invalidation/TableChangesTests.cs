using SmrtGen.CompilerServices;

namespace SmrtGen.Runtime.Tests.Caching;

public sealed class TableChangesTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        TableChanges changes = new();
        changes.AddKey("products", "2:42");
        changes.AddKey("products", "7:x:😀é");
        changes.AddInsert("orders");
        changes.AddAll("shop.categories");
        string text = changes.Write("node.1");

        Assert.True(TableChanges.TryRead(text, out string id, out TableChanges read));

        Assert.Equal("node.1", id);
        Assert.Equal(["2:42", "7:x:😀é"], read.Tables["products"]!.Order(StringComparer.Ordinal));
        Assert.Empty(read.Tables["orders"]!);
        Assert.Null(read.Tables["shop.categories"]);
        Assert.Equal(text, read.Write("node.1"));
    }

    [Fact]
    public void A_trigger_writes_the_same()
    {
        Assert.True(TableChanges.TryRead("0:8:products1:k1:14:2:42", out string id, out TableChanges read));
        Assert.Equal("", id);
        Assert.Equal(["2:42"], read.Tables["products"]!);
    }

    [Fact]
    public void An_update_after_an_insert_drops_its_key_and_a_change_of_any_row_stays_one()
    {
        TableChanges changes = new();
        changes.AddInsert("products");
        changes.AddKey("products", "1:1");
        Assert.Equal(["1:1"], changes.Tables["products"]!);
        changes.AddAll("products");
        changes.AddKey("products", "1:2");
        changes.AddInsert("products");
        Assert.Null(changes.Tables["products"]);
    }

    [Theory]
    [InlineData(480, 9)]
    [InlineData(40, 300)]
    [InlineData(10_000, 1)]
    public void More_keys_than_a_message_takes_drop_the_table(int count, int length)
    {
        TableChanges changes = new();
        for (int i = 0; i < count; i++)
            changes.AddKey("products", $"{i}{new string('é', length)}");
        string text = changes.Write("node.1");

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(text), 1, 7_900);
        Assert.True(TableChanges.TryRead(text, out _, out TableChanges read));
        Assert.Null(read.Tables["products"]);
    }

    [Fact]
    public void Text_that_is_no_message_is_known_as_such()
    {
        TableChanges changes = new();
        changes.AddKey("products", "2:42");
        changes.AddAll("orders");
        string text = changes.Write("node.1");
        Random random = new(11);
        int read = 0;
        for (int i = 0; i < 20_000; i++)
        {
            char[] broken = text.ToCharArray();
            for (int edits = random.Next(1, 4); edits > 0; edits--)
                broken[random.Next(broken.Length)] = (char)random.Next(32, 128);
            read += TableChanges.TryRead(new string(broken), out _, out _) ? 1 : 0;
            Assert.False(TableChanges.TryRead(text[..random.Next(1, text.Length - 1)], out _, out TableChanges cut) && cut.Tables.Count == 2);
        }

        Assert.InRange(read, 0, 20_000);
        Assert.False(TableChanges.TryRead("", out _, out _));
        Assert.False(TableChanges.TryRead("9999999:x", out _, out _));
        Assert.False(TableChanges.TryRead("0:1:a1:k7:9999999", out _, out _));
    }
}
