using System.Buffers;
using System.Runtime.InteropServices;

namespace SmrtGen.CompilerServices;

/// <summary>What stands at one place of a query's shape.</summary>
internal enum ShapeTag
{
    Column = 1,
    Join,
    Arithmetic,
    Value,
    And,
    Or,
    Not,
    Comparison,
    NullTest,
    ExpressionComparison,
    Truth,
    Between,
    Membership,
    KeyMembership,
    TextMatch,
    Sort,
    Kind,
    Exists,
    Aggregate,
    Limit,
    Relation,
    Keyset,
    Partition,
    Subquery,
    Conversion,
}

/// <summary>Everything that decides a query's SQL text, as integers, so that the text is written once for each shape.</summary>
internal ref struct QueryShape(Span<int> buffer)
{
    private Span<int> _items = buffer;
    private int[]? _rented;
    private int _count;
    private List<JoinPath>? _subqueries;

    /// <summary>The greatest detail of a tag.</summary>
    public const int MaxDetail = 0xF_FFFF;

    public readonly ReadOnlySpan<int> Items => _items[.._count];

    public void Add(ShapeTag tag, int detail = 0)
    {
        if (_count == _items.Length)
            Grow();
        _items[_count++] = ((int)tag << 20) | (detail & MaxDetail);
    }

    /// <summary>Which of the subqueries that are being described this is, so that columns of one are told from those of another.</summary>
    public readonly int Find(JoinPath subquery) => _subqueries?.IndexOf(subquery) ?? -1;

    public void Enter(JoinPath subquery) => (_subqueries ??= []).Add(subquery);

    public readonly void Leave() => _subqueries!.RemoveAt(_subqueries.Count - 1);

    public readonly int Hash()
    {
        HashCode hash = default;
        hash.AddBytes(MemoryMarshal.AsBytes(Items));
        return hash.ToHashCode();
    }

    public void Dispose()
    {
        if (_rented is not null)
            ArrayPool<int>.Shared.Return(_rented);
        _rented = null;
    }

    private void Grow()
    {
        int[] larger = ArrayPool<int>.Shared.Rent(_items.Length * 2);
        Items.CopyTo(larger);
        Dispose();
        _items = _rented = larger;
    }
}
