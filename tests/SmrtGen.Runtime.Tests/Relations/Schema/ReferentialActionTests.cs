using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Schema;

/// <summary>Foreign keys do on delete what the entity says.</summary>
public sealed class ReferentialActionTests
{
    [Theory, EachEngine]
    public async Task Deleting_does_what_the_relation_says(TestEngine engine)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase own = Library.OpenDatabase(database);
        OwnerDb db = new(own);
        await db.Schema.CreateAsync();
        await db.Owners.InsertManyAsync(Enumerable.Range(0, 5).Select(_ => new Owner()));
        await db.Kepts.InsertAsync(new Kept { OwnerId = 1 });
        await db.Helds.InsertAsync(new Held { OwnerId = 2 });
        await db.Swepts.InsertManyAsync([new() { OwnerId = 3 }, new() { OwnerId = 4 }]);
        await db.Nesteds.InsertAsync(new Nested { SweptId = 1 });
        await db.Nesteds.InsertAsync(new Nested { SweptId = 2, ParentId = 1 });
        await db.Freeds.InsertAsync(new Freed { OwnerId = 5 });

        await Assert.ThrowsAsync<ForeignKeyConstraintException>(async () => await db.Owners.DeleteAsync(1));
        await Assert.ThrowsAsync<ForeignKeyConstraintException>(async () => await db.Owners.DeleteAsync(2));
        Assert.True(await db.Owners.DeleteAsync(3));
        Assert.True(await db.Owners.DeleteAsync(5));

        Assert.Equal([2], (await db.Swepts.Take(9).ToListAsync()).Select(s => s.Id));
        Nested left = Assert.Single(await db.Nesteds.Take(9).ToListAsync());
        Assert.Equal((2, null), (left.Id, left.ParentId));
        Assert.Null(Assert.Single(await db.Freeds.Take(9).ToListAsync()).OwnerId);
        await Assert.ThrowsAsync<ForeignKeyConstraintException>(async () => await db.Kepts.InsertAsync(new Kept { OwnerId = 99 }));
    }

    [Fact]
    public async Task PostgreSql_has_the_actions_in_its_catalogue()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(TestEngine.PostgreSql);
        await using SmrtDatabase own = Library.OpenDatabase(database);
        await new OwnerDb(own).Schema.CreateAsync();

        Assert.Equal(
            ["freed | n", "held | r", "kept | a", "nested | c", "nested | n", "swept | c"],
            RowText.Of(await database.Sql.RowsAsync(
                "SELECT conrelid::regclass::text, confdeltype::text FROM pg_constraint WHERE contype = 'f' ORDER BY 1, 2")));
    }
}
