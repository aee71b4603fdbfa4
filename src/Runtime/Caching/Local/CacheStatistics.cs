using System.Runtime.CompilerServices;

namespace SmrtGen.CompilerServices;

/// <summary>The counters of one entity's cache.</summary>
internal sealed class CacheStatistics
{
    // A cache line each, so that threads do not share one; two threads on one may lose a count.
    private const int Stride = 16;
    private const int Stripes = 64;

    private readonly long[] _hits = new long[Stripes * Stride];

    public long Misses;
    public long Loads;
    public long Waits;
    public long Bypasses;
    public long Invalidations;
    public long RefusedFills;
    public long SharedHits;
    public long SharedRejections;

    public long Hits
    {
        get
        {
            long sum = 0;
            for (int i = 0; i < _hits.Length; i += Stride)
                sum += Volatile.Read(ref _hits[i]);
            return sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Hit() => _hits[(Environment.CurrentManagedThreadId & (Stripes - 1)) * Stride]++;
}
