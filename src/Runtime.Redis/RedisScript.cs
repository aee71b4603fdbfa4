using StackExchange.Redis;

namespace SmrtGen;

/// <summary>A script that the server keeps.</summary>
internal sealed class RedisScript
{
    public static readonly RedisScript Get = new("get.lua");
    public static readonly RedisScript Fill = new("fill.lua");
    public static readonly RedisScript Publish = new("publish.lua");

    private RedisScript(string resource)
    {
        using StreamReader reader = new(typeof(RedisScript).Assembly.GetManifestResourceStream(resource)!);
        Text = reader.ReadToEnd();
    }

    public string Text { get; }

    /// <summary>Runs the script by its hash. A server that lost its scripts is told the text once more: nothing of the first call was executed.</summary>
    public async Task<RedisResult> RunAsync(IDatabase database, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await RedisConnection.AbandonableAsync(
                database.ScriptEvaluateAsync(Text, keys, arguments, CommandFlags.DemandMaster), cancellationToken).ConfigureAwait(false);
        }
        catch (RedisServerException e) when (e.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            return await RedisConnection.AbandonableAsync(
                database.ScriptEvaluateAsync(Text, keys, arguments, CommandFlags.DemandMaster | CommandFlags.NoScriptCache), cancellationToken).ConfigureAwait(false);
        }
    }
}
