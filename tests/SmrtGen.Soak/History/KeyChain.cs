namespace SmrtGen.Soak.History;

/// <summary>The versions of one key in the order of the database, and when each was known to be committed.</summary>
internal sealed class KeyChain
{
    /// <summary>Nobody has seen it yet.</summary>
    public const long Never = long.MaxValue;

    private readonly long[] _nonces;
    private readonly long[] _begun;
    private readonly long[] _known;

    /// <param name="first">The first version.</param>
    /// <param name="nonces">What each version wrote, from the first on.</param>
    public KeyChain(int first, long[] nonces)
    {
        First = first;
        _nonces = nonces;
        _begun = new long[nonces.Length];
        _known = new long[nonces.Length];
        _begun.AsSpan().Fill(long.MinValue);
        _known.AsSpan().Fill(Never);
    }

    public int First { get; }

    public int Last => First + _nonces.Length - 1;

    public bool Contains(int version) => version >= First && version <= Last;

    public long NonceOf(int version) => _nonces[version - First];

    public bool IsAbsent(int version) => NonceOf(version) == 0;

    /// <summary>No reader can have seen the version before.</summary>
    public long BegunAt(int version) => _begun[version - First];

    public void Begun(int version, long time) => _begun[version - First] = time;

    /// <summary>Somebody was told, or saw, that the version is committed.</summary>
    public void Known(int version, long time)
    {
        ref long known = ref _known[version - First];
        known = Math.Min(known, time);
    }

    public long KnownAt(int version) => _known[version - First];

    /// <summary>Who knows a version knows those before it.</summary>
    public void Propagate()
    {
        for (int i = _known.Length - 2; i >= 0; i--)
            _known[i] = Math.Min(_known[i], _known[i + 1]);
    }

    /// <summary>The newest version that was known before a time.</summary>
    public int NewestKnownBefore(long time)
    {
        int low = 0, high = _known.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_known[middle] < time)
                low = middle + 1;
            else
                high = middle;
        }

        return First + low - 1;
    }
}
