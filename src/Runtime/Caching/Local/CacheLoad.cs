namespace SmrtGen.CompilerServices;

/// <summary>A read of the database that several callers wait for.</summary>
/// <param name="token">The invalidation log's position before the read.</param>
/// <param name="stamp">The table's stamp before the read.</param>
/// <param name="runsInline">Whether those who wait go on before the load itself does.</param>
internal sealed class CacheLoad<TValue>(long token, long stamp, bool runsInline)
    : TaskCompletionSource<TValue>(runsInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously)
{
    public long Token => token;

    public long Stamp => stamp;

    /// <summary>The log's position after the result was stored.</summary>
    public long StoredAt { get; set; }
}
