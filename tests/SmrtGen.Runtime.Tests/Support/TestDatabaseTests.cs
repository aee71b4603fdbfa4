namespace SmrtGen.Runtime.Tests.Support;

public sealed class TestDatabaseTests
{
    [Theory, EachEngine]
    public async Task Databases_are_apart(TestEngine engine)
    {
        await using TestDatabase one = await TestDatabase.CreateAsync(engine);
        await using TestDatabase other = await TestDatabase.CreateAsync(engine);

        await one.Sql.ExecuteAsync("CREATE TABLE t (id int, name text); INSERT INTO t VALUES (1, 'a'), (2, NULL)");

        await other.Sql.ExecuteAsync("CREATE TABLE t (id int)");
        Assert.Equal(["1 | a", "2 | NULL"], RowText.Of(await one.Sql.RowsAsync("SELECT id, name FROM t WHERE id < @p1 ORDER BY id", 3)));
        Assert.Equal(0, await other.Sql.ScalarAsync<int>("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public async Task Sqlite_file_is_deleted_with_its_log()
    {
        SqliteFile file = new();
        await file.Sql.ExecuteAsync("PRAGMA journal_mode = wal; CREATE TABLE t (id int)");
        Assert.True(File.Exists(file.Path + "-wal"));

        await file.DisposeAsync();

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(file.Path)!, Path.GetFileName(file.Path) + "*"));
    }

    [Fact]
    public async Task PostgreSql_database_is_dropped_under_its_users()
    {
        TestDatabase database = await PostgreSqlServer.CreateDatabaseAsync();
        await using Npgsql.NpgsqlConnection user = new(database.ConnectionString);
        await user.OpenAsync();

        await database.DisposeAsync();

        await using TestDatabase another = await PostgreSqlServer.CreateDatabaseAsync();
        Assert.Equal(0, await another.Sql.ScalarAsync<int>("SELECT COUNT(*) FROM pg_database WHERE datname = @p1", user.Database));
    }
}
