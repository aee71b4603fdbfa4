namespace SmrtGen.CompilerServices;

/// <summary>Remembers which keys have changed lately, so that a load knows whether its key did while it read. The owner's lock guards it.</summary>
/// <remarks>A position in the log is the token that a load takes before it reads. Keys are known by their hash: two keys with one hash refuse a store too many, never one too few.</remarks>
internal sealed class InvalidationLog
{
    private const int Capacity = 4096;

    private readonly int[] _hashes = new int[Capacity];
    private readonly Dictionary<int, int> _doubts = [];
    private long _floor;
    private int _wholeDoubts;

    /// <summary>The token of a load that begins now.</summary>
    public long Position { get; private set; }

    /// <summary>The earliest position since which every key is known.</summary>
    public long Oldest => Math.Max(0, Position - Capacity);

    /// <summary>Whether some write to the table is announced and not over.</summary>
    public bool HasDoubts => _wholeDoubts > 0 || _doubts.Count > 0;

    public void Record(int hash) => _hashes[Position++ & (Capacity - 1)] = hash;

    /// <summary>Somebody has seen the row as it is, which changes nothing for those who store what they have read.</summary>
    /// <remarks>If it did, each load that is refused would make the next one be refused, and so on while there are readers.</remarks>
    public void RecordSeen(int hash) => Record(~hash);

    public void RecordAll() => _floor = ++Position;

    /// <summary>Nothing is stored for the key until the doubt is settled.</summary>
    public void Doubt(int hash) => _doubts[hash] = _doubts.GetValueOrDefault(hash) + 1;

    public void DoubtAll() => _wholeDoubts++;

    public void Settle(int hash)
    {
        if (!_doubts.TryGetValue(hash, out int count))
            return;
        if (count == 1)
            _doubts.Remove(hash);
        else
            _doubts[hash] = count - 1;
    }

    public void SettleAll() => _wholeDoubts = Math.Max(0, _wholeDoubts - 1);

    /// <summary>Whether the key has, or may have, changed since a token was taken.</summary>
    public bool HasMoved(long token, int hash)
        => token < _floor || _wholeDoubts > 0 || _doubts.ContainsKey(hash) || Has(hash, token, Position);

    /// <summary>Whether the key was changed, stored or seen between two positions; true as well when that is not known any more.</summary>
    public bool HasBeenSeen(int hash, long from, long to) => Has(hash, from, to) || Has(~hash, from, to);

    private bool Has(int hash, long from, long to)
    {
        if (Position - from > Capacity)
            return from < to;
        for (long i = from; i < to; i++)
        {
            if (_hashes[i & (Capacity - 1)] == hash)
                return true;
        }

        return false;
    }
}
