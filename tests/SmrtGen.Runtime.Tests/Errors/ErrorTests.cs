using System.ComponentModel.DataAnnotations.Schema;
using SmrtGen.Runtime.Tests.Repositories;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Errors;

[Smrt(Table = "amounts")]
public partial class Amount
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int Id { get; set; }

    public int Value { get; set; }
}

[SmrtContext(typeof(Amount))]
public sealed partial class AmountDb;

/// <summary>The errors people meet: the same types on both engines, with texts that name the thing.</summary>
public sealed class ErrorTests(StoreDatabases databases) : IClassFixture<StoreDatabases>
{
    [Theory, EachEngine]
    public async Task Missing_rows(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);

        EntityNotFoundException got = await ThrowsAsync<EntityNotFoundException>(async () => await db.Items.GetAsync(-1), "Item", "GetAsync");
        await ThrowsAsync<EntityNotFoundException>(async () => await db.Slots.UpdateAsync(new() { Row = -1, Name = "" }), "Slot", "UpdateAsync");
        await ThrowsAsync<EntityNotFoundException>(async () => await db.Slots.DeleteAsync(new Slot { Row = -1, Name = "" }), "Slot", "DeleteAsync");

        Assert.Contains("no Item", got.Message, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Values_that_must_be_unique(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        Item item = new() { Sku = $"e-{Guid.NewGuid()}" };
        await db.Items.InsertAsync(item);
        Item other = new() { Sku = $"e-{Guid.NewGuid()}" };
        await db.Items.InsertAsync(other);

        UniqueConstraintException inserted = await ThrowsAsync<UniqueConstraintException>(async () => await db.Items.InsertAsync(new() { Sku = item.Sku }), "Item", "InsertAsync");
        await ThrowsAsync<UniqueConstraintException>(async () => await db.Items.InsertAsync(new() { Id = item.Id, Sku = "x" }), "Item", "InsertAsync");
        await ThrowsAsync<UniqueConstraintException>(async () => await db.Items.UpdateAsync(other with { Sku = item.Sku }), "Item", "UpdateAsync");

        Assert.Contains("sku", inserted.Constraint, StringComparison.Ordinal);
        Assert.Contains("sku", inserted.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(item.Sku, inserted.Message, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Rows_that_refer_to_each_other(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);
        Rack rack = new() { Name = "F" };
        await db.Racks.InsertAsync(rack);
        await db.Items.InsertAsync(new() { Sku = $"f-{Guid.NewGuid()}", RackId = rack.Id });

        await ThrowsAsync<ForeignKeyConstraintException>(async () => await db.Items.InsertAsync(new() { Sku = "f", RackId = Guid.NewGuid() }), "Item", "InsertAsync");
        await ThrowsAsync<ForeignKeyConstraintException>(async () => await db.Racks.DeleteAsync(rack.Id), "Rack", "DeleteAsync");
    }

    [Theory, EachEngine]
    public async Task Values_that_the_table_refuses(TestEngine engine)
    {
        await using SmrtDatabase database = (await databases.OpenAsync(engine)).Connect();
        StoreDb db = new(database);

        await ThrowsAsync<ConstraintViolationException>(async () => await db.Racks.InsertAsync(new() { Name = "sixsix" }), "Rack", "InsertAsync");
        ConstraintViolationException isNull = await ThrowsAsync<ConstraintViolationException>(async () => await db.Racks.InsertAsync(new() { Name = null! }), "Rack", "InsertAsync");

        Assert.Contains("name", isNull.Message, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Tables_and_columns_that_are_missing(TestEngine engine)
    {
        await using TestDatabase own = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = own.Connect();
        AmountDb db = new(database);

        MappingException noTable = await ThrowsAsync<MappingException>(async () => await db.Amounts.FindAsync(1), "Amount", "FindAsync");
        await own.Sql.ExecuteAsync("CREATE TABLE amounts (id int PRIMARY KEY)");
        MappingException noColumn = await ThrowsAsync<MappingException>(async () => await db.Amounts.Query().ToListAsync(), "Amount", "ToListAsync");
        await ThrowsAsync<MappingException>(async () => await db.Amounts.InsertAsync(new() { Id = 1 }), "Amount", "InsertAsync");

        Assert.Contains("amounts", noTable.Message, StringComparison.Ordinal);
        Assert.Contains("value", noColumn.Message, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Columns_of_another_type(TestEngine engine)
    {
        await using TestDatabase own = await TestDatabase.CreateAsync(engine);
        await own.Sql.ExecuteAsync("CREATE TABLE amounts (id int PRIMARY KEY, value text); INSERT INTO amounts VALUES (1, 'secret'), (2, NULL)");
        await using SmrtDatabase database = own.Connect();
        AmountDb db = new(database);

        MappingException text = await ThrowsAsync<MappingException>(async () => await db.Amounts.FindAsync(1), "Amount", "FindAsync");
        MappingException isNull = await ThrowsAsync<MappingException>(async () => await db.Amounts.Where(a => a.Id == 2).ToListAsync(), "Amount", "ToListAsync");

        Assert.Equal("value", text.Column);
        Assert.Contains("Amount.Value (column \"value\"", text.Message, StringComparison.Ordinal);
        Assert.Contains("Int32", text.Message, StringComparison.Ordinal);
        Assert.Contains("text", text.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", text.Message, StringComparison.Ordinal);
        Assert.Contains("found null", isNull.Message, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Numbers_that_do_not_fit_their_column(TestEngine engine)
    {
        await using TestDatabase own = await TestDatabase.CreateAsync(engine);
        await own.Sql.ExecuteAsync("CREATE TABLE amounts (id int PRIMARY KEY, value bigint); INSERT INTO amounts VALUES (1, 3000000000)");
        await using SmrtDatabase database = own.Connect();

        MappingException error = await ThrowsAsync<MappingException>(async () => await new AmountDb(database).Amounts.FindAsync(1), "Amount", "FindAsync");

        Assert.Equal("value", error.Column);
    }

    [Fact]
    public async Task A_column_that_changed_its_type_is_read_anew()
    {
        await using TestDatabase own = await TestDatabase.CreateAsync(TestEngine.PostgreSql);
        await using SmrtDatabase database = own.Connect();
        StoreDb db = new(database);
        await db.Schema.CreateAsync();
        Rack rack = new() { Name = "five5" };
        await db.Racks.InsertAsync(rack);
        for (int i = 0; i < 4; i++)
            await db.Racks.UpdateAsync(await db.Racks.GetAsync(rack.Id));

        await own.Sql.ExecuteAsync("ALTER TABLE racks ALTER name TYPE text");

        Rack read = await db.Racks.GetAsync(rack.Id);
        Assert.Equal("five5", read.Name);
        await db.Racks.UpdateAsync(read);
    }

    private static async Task<TException> ThrowsAsync<TException>(Func<Task> call, string entity, string operation)
        where TException : SmrtException
    {
        TException error = await Assert.ThrowsAsync<TException>(call);
        Assert.Equal(entity, error.Entity);
        Assert.Equal(operation, error.Operation);
        Assert.NotEmpty(error.Sql!);
        return error;
    }
}
