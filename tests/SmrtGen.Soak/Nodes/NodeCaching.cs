using SmrtGen.Soak.Model;

namespace SmrtGen.Soak.Nodes;

/// <summary>How a node's context caches.</summary>
internal static class NodeCaching
{
    /// <summary>How long a read may be behind writes of other sessions.</summary>
    public static TimeSpan Bound { get; } = TimeSpan.FromSeconds(1);

    public static SmrtContextOptions Options(NodeSettings settings, TimeProvider time)
        => new()
        {
            Caching = new SmrtCacheOptions
            {
                IsEnabled = settings.IsCached,
                TimeProvider = time,
                Shared = settings.IsCached ? new RedisSharedCache(settings.Redis) : null,
                UseDatabaseChannel = settings.Channel == "notify",
                Channel = settings.IsCached && settings.Channel == "redis" ? new RedisInvalidationChannel(settings.Redis) : null,
            },
        };

    /// <summary>The repository, or the one that passes the caches by.</summary>
    public static EntryRepository Entries(SoakDb db, bool isFresh) => isFresh ? db.Entries.Fresh : db.Entries;
}
