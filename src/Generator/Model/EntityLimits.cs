namespace SmrtGen.Generator.Model;

/// <summary>The limits of reads of one entity; 0 where the context decides.</summary>
/// <param name="MaxDepth">How many levels of relations.</param>
/// <param name="MaxLimit">How many rows.</param>
/// <param name="TimeoutMs">How long a statement.</param>
/// <param name="CacheTicks">How long a value is cached; 0: not at all.</param>
/// <param name="CachesLists">Whether lists by index are cached, too.</param>
internal sealed record EntityLimits(int MaxDepth, int MaxLimit, int TimeoutMs, long CacheTicks, bool CachesLists);
