using Microsoft.Extensions.Logging;

namespace SmrtGen;

/// <summary>The settings of a context. Immutable once a context uses them.</summary>
public sealed record SmrtContextOptions
{
    /// <summary>The most rows a list may hold when neither the entity nor the query says. Default: 1,000.</summary>
    public int MaxLimit
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxLimit must be at least 1.");
    } = 1000;

    /// <summary>How long a statement may run when its entity does not say; <see cref="TimeSpan.Zero"/>: as long as it takes. Default: 30 s.</summary>
    /// <remarks>PostgreSQL ends the statement itself; on SQLite the time is checked between rows.</remarks>
    public TimeSpan Timeout
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Timeout must not be negative.");
    } = TimeSpan.FromSeconds(30);

    /// <summary>What is told about every statement, in this order. Default: nothing.</summary>
    public IReadOnlyList<IQueryHook> Hooks { get; init; } = [];

    /// <summary>Where failures of hooks and slow queries are logged. Default: nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>How entities with <see cref="SmrtAttribute.Cache"/> are cached.</summary>
    public SmrtCacheOptions Caching { get; init; } = new();

    internal int TimeoutFor(CompilerServices.EntityInfo entity) => entity.TimeoutMs > 0 ? entity.TimeoutMs : (int)Timeout.TotalMilliseconds;

    internal int LimitFor(CompilerServices.EntityInfo entity) => entity.MaxLimit > 0 ? entity.MaxLimit : MaxLimit;
}
