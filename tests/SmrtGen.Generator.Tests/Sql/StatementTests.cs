using Microsoft.Data.Sqlite;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Sql;
using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Sql;

public class StatementTests
{
    private const string Plain = "[Smrt] public partial class Item { public int Id { get; set; } public string Name { get; set; } = \"\"; }";
    private const string Versioned = "[Smrt(Schema = \"shop\")] public partial class Item { public int Id { get; set; } public string Name { get; set; } = \"\"; [ConcurrencyCheck] public int Version { get; set; } }";
    private const string Composite = "[Smrt] public partial class Item { [Key] public int A { get; set; } [Key] public string B { get; set; } = \"\"; public int? C { get; set; } }";
    private const string Stamped = "[Smrt] public partial class Item { public Guid Id { get; set; } public string Name { get; set; } = \"\"; [Timestamp] public byte[] Stamp { get; set; } = []; [DatabaseGenerated(DatabaseGeneratedOption.Computed)] public DateTime At { get; set; } }";
    private const string Indexed = """
        [Smrt]
        [SmrtIndex(nameof(ParentId), nameof(Name), Descending = [nameof(Name)])]
        [SmrtIndex(nameof(Code), IsUnique = true, Where = "name <> 'it''s'")]
        [SmrtIndex(nameof(ParentId), nameof(Code), IsUnique = true, Name = "Mine")]
        public partial class Item { public int Id { get; set; } public string Name { get; set; } = ""; public int? ParentId { get; set; } public string Code { get; set; } = ""; }
        """;

    private const string Odd = "[Smrt(Table = \"it\\\"em`s\"), SmrtNaming(NamingConvention.AsWritten)] public partial class Item { [Key, DatabaseGenerated(DatabaseGeneratedOption.None)] public int @class { get; set; } [Column(\"a b\")] public int Spaced { get; set; } public int UnitPrice { get; set; } }";
    private const string AllKey = "[Smrt] public partial class Item { [Key] public int A { get; set; } [Key] public int B { get; set; } }";
    private const string OnlyGenerated = "[Smrt] public partial class Item { public int Id { get; set; } }";

    public static TheoryData<string> Shapes => [Plain, Versioned, Composite, Stamped, Indexed, Odd, AllKey, OnlyGenerated];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_statement_is_prepared_by_SQLite(string source)
    {
        EntityModel model = Models.Item(source);
        using SqliteConnection connection = new("Data Source=:memory:");
        connection.Open();
        var table = new TableSql(model);
        foreach (string sql in (string[])[table.Table.Sqlite, table.Indexes.Sqlite, .. Models.Statements(model).Select(statement => statement.Sqlite)])
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = sql;
            for (int i = 0; i < 20; i++)
                command.Parameters.AddWithValue($"${i + 1}", DBNull.Value);
            if (sql.StartsWith("CREATE", StringComparison.Ordinal))
                command.ExecuteNonQuery();
            else
                command.Prepare();
        }
    }

    [Fact]
    public void Statements_of_a_plain_entity()
    {
        EntitySql sql = Models.Sql(Models.Item(Plain));
        Assert.Equal("SELECT \"id\", \"name\"\nFROM \"items\"\nWHERE \"id\" = $1", Both(sql.Find));
        Assert.Equal("SELECT \"id\", \"name\"\nFROM \"items\"\nWHERE \"id\" = ANY($1)", sql.FindMany.PostgreSql);
        Assert.Equal("SELECT \"id\", \"name\"\nFROM \"items\"\nWHERE \"id\" IN (SELECT value FROM json_each($1))", sql.FindMany.Sqlite);
        Assert.Equal("SELECT 1\nFROM \"items\"\nWHERE \"id\" = $1", Both(sql.Exists));
        Assert.Equal("INSERT INTO \"items\" (\"name\")\nVALUES ($1)\nRETURNING \"id\"", Both(sql.InsertGeneratedKey));
        Assert.Equal("INSERT INTO \"items\" (\"name\", \"id\")\nVALUES ($1, $2)\nRETURNING \"id\"", Both(sql.Insert));
        Assert.Equal("UPDATE \"items\"\nSET \"name\" = $1\nWHERE \"id\" = $2", Both(sql.Update));
        Assert.Equal("INSERT INTO \"items\" (\"name\", \"id\")\nVALUES ($1, $2)\nON CONFLICT (\"id\") DO UPDATE SET \"name\" = excluded.\"name\"\nRETURNING \"id\"", Both(sql.Upsert));
        Assert.Equal("DELETE FROM \"items\"\nWHERE \"id\" = $1", Both(sql.Delete));
        Assert.Equal(sql.Delete, sql.DeleteEntity);
    }

    [Fact]
    public void A_counted_token_and_a_schema()
    {
        EntitySql sql = Models.Sql(Models.Item(Versioned));
        Assert.Equal("UPDATE \"shop\".\"items\"\nSET \"name\" = $1, \"version\" = \"version\" + 1\nWHERE \"id\" = $2 AND \"version\" = $3\nRETURNING \"version\"", sql.Update.PostgreSql);
        Assert.StartsWith("UPDATE \"items\"\n", sql.Update.Sqlite, StringComparison.Ordinal);
        Assert.EndsWith("DO UPDATE SET \"name\" = excluded.\"name\", \"version\" = \"items\".\"version\" + 1\nRETURNING \"id\", \"version\"", sql.Upsert.PostgreSql, StringComparison.Ordinal);
        Assert.Equal("DELETE FROM \"items\"\nWHERE \"id\" = $1 AND \"version\" = $2", sql.DeleteEntity.Sqlite);
    }

    [Fact]
    public void A_token_that_is_replaced_and_a_computed_column()
    {
        EntitySql sql = Models.Sql(Models.Item(Stamped));
        Assert.Equal("INSERT INTO \"items\" (\"id\", \"name\", \"stamp\")\nVALUES ($1, $2, $3)\nRETURNING \"at\", \"stamp\"", Both(sql.Insert));
        Assert.Equal("UPDATE \"items\"\nSET \"name\" = $1, \"stamp\" = $2\nWHERE \"id\" = $3 AND \"stamp\" = $4\nRETURNING \"at\", \"stamp\"", Both(sql.Update));
    }

    [Fact]
    public void A_composite_key()
    {
        EntitySql sql = Models.Sql(Models.Item(Composite));
        Assert.EndsWith("WHERE (\"a\", \"b\") IN (SELECT * FROM unnest($1, $2))", sql.FindMany.PostgreSql, StringComparison.Ordinal);
        Assert.EndsWith(
            "WHERE (\"a\", \"b\") IN (WITH k0 AS MATERIALIZED (SELECT key, value FROM json_each($1)), k1 AS MATERIALIZED (SELECT key, value FROM json_each($2))"
            + " SELECT k0.value, k1.value FROM k0 JOIN k1 ON k1.key = k0.key)",
            sql.FindMany.Sqlite,
            StringComparison.Ordinal);
        Assert.Equal("UPDATE \"items\"\nSET \"c\" = $1\nWHERE \"a\" = $2 AND \"b\" = $3", Both(sql.Update));
    }

    [Fact]
    public void Entities_with_nothing_to_set()
    {
        Assert.Equal("UPDATE \"items\"\nSET \"a\" = \"a\"\nWHERE \"a\" = $1 AND \"b\" = $2", Both(Models.Sql(Models.Item(AllKey)).Update));
        Assert.EndsWith("ON CONFLICT (\"a\", \"b\") DO NOTHING", Both(Models.Sql(Models.Item(AllKey)).Upsert), StringComparison.Ordinal);
        Assert.Equal("INSERT INTO \"items\" DEFAULT VALUES\nRETURNING \"id\"", Both(Models.Sql(Models.Item(OnlyGenerated)).InsertGeneratedKey));
    }

    [Fact]
    public void Finders_follow_from_indexes()
    {
        IReadOnlyList<Finder> finders = Finder.Of(Models.Item(Indexed));
        Assert.Equal(["ListByParentIdAndNameAsync", "FindByCodeAsync", "FindByParentIdAndCodeAsync", "ListByParentIdAsync"], finders.Select(finder => finder.MethodName));
        Assert.EndsWith("WHERE \"code\" = $1 AND (name <> 'it''s')", Both(finders[1].Sql), StringComparison.Ordinal);
        Assert.EndsWith("WHERE \"parent_id\" = $1\nORDER BY \"name\" DESC, \"id\"\nLIMIT $2", Both(finders[3].Sql), StringComparison.Ordinal);
        Assert.EndsWith("WHERE (\"parent_id\" = $1 OR (\"parent_id\" IS NULL AND $1 IS NULL))\nORDER BY \"name\" DESC, \"id\"\nLIMIT $2", finders[3].NullSafeSql!.PostgreSql, StringComparison.Ordinal);
        Assert.EndsWith("WHERE \"parent_id\" IS $1\nORDER BY \"name\" DESC, \"id\"\nLIMIT $2", finders[3].NullSafeSql!.Sqlite, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_quoted_and_never_changed()
        => Assert.Equal("SELECT \"class\", \"a b\", \"UnitPrice\"\nFROM \"it\"\"em`s\"\nWHERE \"class\" = $1", Both(Models.Sql(Models.Item(Odd)).Find));

    [Fact]
    public void Long_lists_are_broken_into_lines()
    {
        string columns = string.Concat(Enumerable.Range(0, 30).Select(i => $"public int LongPropertyName{i} {{ get; set; }} "));
        EntitySql sql = Models.Sql(Models.Item($"[Smrt] public partial class Item {{ public int Id {{ get; set; }} {columns} }}"));
        Assert.All(sql.Find.Sqlite.Split('\n'), line => Assert.True(line.Length <= 130, line));
    }

    private static string Both(SqlPair pair)
    {
        Assert.True(pair.IsSame);
        return pair.PostgreSql;
    }
}
