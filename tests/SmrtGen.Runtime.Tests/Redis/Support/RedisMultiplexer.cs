using StackExchange.Redis;

namespace SmrtGen.Runtime.Tests.Redis.Support;

/// <summary>The connection of a test class to the server of this run.</summary>
public sealed class RedisMultiplexer : IAsyncLifetime
{
    public ConnectionMultiplexer Multiplexer { get; private set; } = null!;

    public async ValueTask InitializeAsync()
        => Multiplexer = await ConnectionMultiplexer.ConnectAsync(RedisServer.Address + ",syncTimeout=10000");

    public async ValueTask DisposeAsync()
    {
        // Without this, version 1 waits for an answer to its QUIT.
        await Multiplexer.CloseAsync(allowCommandsToComplete: false);
        Multiplexer.Dispose();
    }
}
