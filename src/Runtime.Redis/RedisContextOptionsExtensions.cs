using StackExchange.Redis;

namespace SmrtGen;

/// <summary>Chooses Redis for the caches of a context that a container makes.</summary>
public static class RedisContextOptionsExtensions
{
    /// <summary>Uses Redis as the shared cache, by configuration string.</summary>
    /// <param name="builder">The options.</param>
    /// <param name="configuration">Such as <c>localhost:6379</c>, as StackExchange.Redis reads it.</param>
    /// <param name="prefix">What keys begin with: programs that use different databases need different ones.</param>
    /// <param name="useChannel">Whether invalidations travel through Redis as well. PostgreSQL's NOTIFY, the default there, needs no Redis for them and is part of the commit.</param>
    /// <example><code>services.AddShopDb(o => o.UsePostgreSql(connectionString).UseRedis("localhost:6379"));</code></example>
    public static SmrtContextOptionsBuilder UseRedis(
        this SmrtContextOptionsBuilder builder, string configuration, string prefix = "smrtgen", bool useChannel = false)
        => Use(builder, new RedisConnection(configuration), prefix, useChannel);

    /// <summary>Uses Redis as the shared cache, through a multiplexer that somebody else disposes.</summary>
    /// <inheritdoc cref="UseRedis(SmrtContextOptionsBuilder, string, string, bool)"/>
    /// <param name="builder">The options.</param>
    /// <param name="multiplexer">The connection.</param>
    /// <param name="prefix">What keys begin with: programs that use different databases need different ones.</param>
    /// <param name="useChannel">Whether invalidations travel through Redis as well.</param>
    public static SmrtContextOptionsBuilder UseRedis(
        this SmrtContextOptionsBuilder builder, IConnectionMultiplexer multiplexer, string prefix = "smrtgen", bool useChannel = false)
        => Use(builder, new RedisConnection(multiplexer), prefix, useChannel);

    private static SmrtContextOptionsBuilder Use(SmrtContextOptionsBuilder builder, RedisConnection connection, string prefix, bool useChannel)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Options = builder.Options with
        {
            Caching = builder.Options.Caching with
            {
                Shared = new RedisSharedCache(connection) { Prefix = prefix },
                OwnsShared = true,
                Channel = useChannel ? new RedisInvalidationChannel(connection) { Prefix = prefix } : builder.Options.Caching.Channel,
            },
        };
        return builder;
    }
}
