namespace SmrtGen.Generator.Model;

/// <summary>The limits of reads of one entity; 0 where the context decides.</summary>
internal sealed record EntityLimits(int MaxDepth, int MaxLimit, int TimeoutMs, long CacheTicks);
