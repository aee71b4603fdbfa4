using Npgsql;
using SmrtGen.CompilerServices;
using SmrtGen.Runtime.Tests.Caching.Model;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Caching;

/// <summary>What the generated triggers tell of writes that SmrtGen does not see. Each test writes by hand and listens.</summary>
public sealed class TriggerTests(TriggerTests.Databases databases) : IClassFixture<TriggerTests.Databases>
{
    public sealed class Databases : TestDatabases
    {
        protected override async Task FillAsync(TestDatabase database)
        {
            // Twice: run again, the triggers are as they were.
            for (int i = 0; i < 2; i++)
            {
                foreach (string sql in new[]
                {
                    CountrySchema.PostgreSqlTable, CountrySchema.PostgreSqlCacheTriggers, MembershipSchema.PostgreSqlTable, MembershipSchema.PostgreSqlCacheTriggers,
                    BadgeSchema.PostgreSqlTable, BadgeSchema.PostgreSqlCacheTriggers, ReadingSchema.PostgreSqlTable, ReadingSchema.PostgreSqlCacheTriggers,
                })
                    await database.Sql.ExecuteAsync(sql);
            }
        }
    }

    [Fact]
    public async Task The_message_is_the_one_that_the_runtime_writes()
    {
        Assert.Equal(["0:9:countries1:k1:14:2:FI"], await ListenAsync("INSERT INTO countries VALUES ('FI', 'Suomi')"));
        Assert.Equal(["0:11:memberships1:k1:18:1:73:aä"], await ListenAsync("INSERT INTO memberships VALUES (7, 'aä', 1)"));
    }

    [Theory]
    [InlineData("A-17")]
    [InlineData("")]
    [InlineData(":1:")]
    [InlineData("ä😀''\\")]
    public async Task Every_write_names_its_key(string code)
    {
        string sql = code.Replace("''", "'", StringComparison.Ordinal);
        string[] key = [CountryCacheKeys.ForKey(sql)];
        Assert.Equal(key, Keys(Assert.Single(await ListenAsync($"INSERT INTO countries VALUES ('{code}', 'n')")), "countries"));
        Assert.Equal(key, Keys(Assert.Single(await ListenAsync($"UPDATE countries SET name = 'm' WHERE code = '{code}'")), "countries"));
        Assert.Equal(key, Keys(Assert.Single(await ListenAsync($"DELETE FROM countries WHERE code = '{code}'")), "countries"));
    }

    [Fact]
    public async Task A_key_that_changes_is_told_before_and_after()
    {
        await ListenAsync("INSERT INTO memberships VALUES (8, 'old:', 1)");
        Assert.Equal(
            [MembershipCacheKeys.ForKey(8, "old:"), MembershipCacheKeys.ForKey(9, "new😀")],
            Keys(Assert.Single(await ListenAsync("UPDATE memberships SET group_id = 9, name = 'new😀' WHERE group_id = 8")), "memberships"));
    }

    [Fact]
    public async Task A_Guid_is_a_key()
    {
        Guid id = Guid.NewGuid();
        Assert.Equal([BadgeCacheKeys.ForKey(id)], Keys(Assert.Single(await ListenAsync($"INSERT INTO badges VALUES ('{id.ToString().ToUpperInvariant()}', 't')")), "badges"));
    }

    [Fact]
    public async Task Each_row_of_a_statement_is_told()
    {
        string[] messages = await ListenAsync("INSERT INTO memberships SELECT n, 'many', 1 FROM generate_series(100, 149) n");
        Assert.Equal(Enumerable.Range(100, 50).Select(n => MembershipCacheKeys.ForKey(n, "many")), messages.SelectMany(message => Keys(message, "memberships")));
    }

    [Fact]
    public async Task Truncating_tells_of_every_row() => Assert.Equal(["0:6:badges1:*"], await ListenAsync("TRUNCATE badges"));

    [Fact]
    public async Task A_key_too_long_for_a_notification_does_not_stop_the_write()
        => Assert.Equal(["0:9:countries1:*"], await ListenAsync("INSERT INTO countries VALUES (repeat('ä', 4000), 'long')"));

    [Fact]
    public async Task A_key_whose_text_the_database_writes_otherwise_tells_of_every_row()
        => Assert.Equal(
            ["0:8:readings1:*"],
            await ListenAsync("INSERT INTO readings SELECT gen_random_uuid(), now(), now(), now(), now(), '1 s', n, n, true, 'x', 'Measured', 1 FROM generate_series(1, 3) n"));

    [Fact]
    public async Task A_write_that_is_rolled_back_is_not_told()
        => Assert.Empty(await ListenAsync("BEGIN; INSERT INTO countries VALUES ('XX', 'none'); ROLLBACK"));

    /// <summary>What is told of a statement.</summary>
    private async Task<string[]> ListenAsync(string sql)
    {
        TestDatabase database = await databases.OpenAsync(TestEngine.PostgreSql);
        await using NpgsqlConnection listener = new(database.ConnectionString);
        await listener.OpenAsync();
        string end = Guid.NewGuid().ToString("N");
        List<string> messages = [];
        listener.Notification += (_, told) => messages.Add(told.Payload);
        await using (NpgsqlCommand listen = new("LISTEN smrtgen", listener))
            await listen.ExecuteNonQueryAsync();
        await database.Sql.ExecuteAsync(sql);
        await database.Sql.ExecuteAsync($"NOTIFY smrtgen, '{end}'");
        while (!messages.Contains(end))
            await listener.WaitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        return [.. messages.TakeWhile(message => message != end)];
    }

    /// <summary>The keys of a message about one table.</summary>
    private static List<string> Keys(string message, string table)
    {
        CacheKeyReader reader = new(message);
        Assert.True(reader.TryRead(out string? origin) && reader.TryRead(out string? told) && reader.TryRead(out string? kind) && origin is "" && told == table && kind is "k", message);
        Assert.True(reader.TryRead(out int count));
        List<string> keys = [];
        for (int i = 0; i < count; i++)
        {
            Assert.True(reader.TryRead(out string? key), message);
            keys.Add(key);
        }

        Assert.True(reader.IsAtEnd, message);
        return keys;
    }
}
