namespace SmrtGen.Soak.Faults;

/// <summary>What can happen to a PostgreSQL and to connections to it.</summary>
internal static class PostgresFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("pg-terminate", FaultTarget.Postgres, TerminateAsync),
        new("pg-terminate-commit", FaultTarget.Postgres, TerminateCommitAsync),
        new("pg-restart", FaultTarget.Postgres, RestartAsync),
        new("listen-cut", FaultTarget.Postgres, CutListenersAsync),
    ];

    private static Task TerminateAsync(Cluster cluster)
        => cluster.RepeatAsync(TimeSpan.FromMilliseconds(100), () => cluster.Postgres.TerminateAsync("true", limit: 3));

    /// <summary>
    /// A backend that ends during COMMIT has committed or not, and its client cannot know. Some are met in the act; then all are held right after
    /// their commit, as if they waited for a standby that never answers, and ended there.
    /// </summary>
    private static async Task TerminateCommitAsync(Cluster cluster)
    {
        await cluster.RepeatAsync(TimeSpan.Zero, () => cluster.Postgres.TerminateAsync("state = 'active' AND query ILIKE 'commit%'")).ConfigureAwait(false);
        try
        {
            await ReloadAsync("SET synchronous_standby_names = 'nobody'").ConfigureAwait(false);
            await cluster.RepeatAsync(TimeSpan.FromMilliseconds(50), () => cluster.Postgres.TerminateAsync("wait_event = 'SyncRep'", limit: 2)).ConfigureAwait(false);
        }
        finally
        {
            await ReloadAsync("RESET synchronous_standby_names").ConfigureAwait(false);
        }

        async Task ReloadAsync(string setting)
        {
            await cluster.Postgres.ExecuteAsync("ALTER SYSTEM " + setting).ConfigureAwait(false);
            await cluster.Postgres.ExecuteAsync("SELECT pg_reload_conf()").ConfigureAwait(false);
        }
    }

    private static Task RestartAsync(Cluster cluster) => cluster.Postgres.RestartAsync(cluster.Random.Next(2) == 0 ? "fast" : "immediate");

    /// <summary>A connection that listens is known by its last statement: it began to listen, or notified itself.</summary>
    private static async Task CutListenersAsync(Cluster cluster)
    {
        int cut = 0;
        await cluster.RepeatAsync(
            TimeSpan.FromMilliseconds(500),
            async () => cut += await cluster.Postgres.TerminateAsync("query ILIKE 'listen %' OR query ILIKE 'notify %'").ConfigureAwait(false)).ConfigureAwait(false);
        if (cut == 0 && cluster.IsListening)
            throw new InvalidOperationException("No connection was found that listens.");
    }
}
