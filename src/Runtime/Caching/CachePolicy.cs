using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>How an entity is cached. Made by generated code.</summary>
/// <param name="Table">The table, as invalidations name it: with its schema where one is declared, not quoted.</param>
/// <param name="Duration">How long a value may be used.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CachePolicy(string Table, TimeSpan Duration)
{
    /// <summary>Whether the objects cannot change and are shared by all callers.</summary>
    public bool IsImmutable { get; init; }

    /// <summary>What is cached.</summary>
    public CacheMode Mode { get; init; }
}
