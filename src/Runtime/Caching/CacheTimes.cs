namespace SmrtGen.CompilerServices;

/// <summary>When a value that is stored now is to be renewed, and when it ends.</summary>
internal readonly record struct CacheTimes(long ExpiresAt, long RefreshAt);
