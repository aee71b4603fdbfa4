namespace SmrtGen;

/// <summary>A cache that several processes share, such as Redis. Implementations may fail and may be slow: the runtime gives every call a deadline and stops asking for a while when they do.</summary>
/// <remarks>
/// A value is stored only with the lease that a miss gave out, and only when nothing was removed in between: that is what keeps a slow reader from
/// storing what was replaced while it read. An implementation that cannot compare and store in one step says so with <see cref="IsAtomic"/>.
/// </remarks>
public interface ISharedCache
{
    /// <summary>Whether <see cref="FillAsync"/> compares the lease and stores in one step. Where it does not the runtime removes what it may have stored too late.</summary>
    bool IsAtomic { get; }

    /// <summary>Reads a value, or takes a lease to store one.</summary>
    ValueTask<SharedCacheResult> GetAsync(SharedCacheKey key, CancellationToken cancellationToken);

    /// <summary>Stores a value when the lease still stands. Otherwise it removes what is there, unless that is the same value.</summary>
    /// <returns>Whether the value is stored.</returns>
    ValueTask<bool> FillAsync(SharedCacheKey key, string lease, ReadOnlyMemory<byte> value, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Removes values of every shape, whichever the keys name, and their leases. The task ends well only when they are gone.</summary>
    ValueTask RemoveAsync(IReadOnlyList<SharedCacheKey> keys, CancellationToken cancellationToken);

    /// <summary>Removes everything of some groups at once, leases included. The task ends well only when that is done.</summary>
    ValueTask RemoveGroupsAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken);
}

/// <summary>The address of a value.</summary>
/// <param name="Group">The table; a group can be removed as a whole.</param>
/// <param name="Key">The entity's key, as <c>{Entity}CacheKeys.ForKey</c> writes it.</param>
/// <param name="Shape">The hash of the entity's schema: values of another shape are not seen, but are removed together.</param>
public readonly record struct SharedCacheKey(string Group, string Key, string Shape);

/// <summary>What a shared cache found: a value, or a lease to store one; neither when it can do nothing for this key now.</summary>
/// <param name="Value">The value, or null.</param>
/// <param name="Lease">What <see cref="ISharedCache.FillAsync"/> takes, or null.</param>
/// <param name="TimeToLive">How long the value still lives, or null when that is not known.</param>
public readonly record struct SharedCacheResult(ReadOnlyMemory<byte>? Value, string? Lease, TimeSpan? TimeToLive = null);
