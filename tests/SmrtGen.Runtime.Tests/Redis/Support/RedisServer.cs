namespace SmrtGen.Runtime.Tests.Redis.Support;

/// <summary>The Redis of this run. Without one the tests that need it fail; they are never skipped.</summary>
public static class RedisServer
{
    public const string Variable = "SMRTGEN_TEST_REDIS";

    public static string Address => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{Variable} is not set. Run eng/test.sh, which starts a Redis, or set it to host:port of one.");

    /// <summary>Keys of its own for each test: the server is everybody's.</summary>
    public static string NewPrefix() => "test" + Guid.NewGuid().ToString("N");
}
