using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SmrtGen.CompilerServices;

/// <summary>The entities that came with one result. They are held weakly: keeping one alive keeps no other.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PeerGroup
{
    /// <summary>The most entities that load a relation together.</summary>
    internal const int Limit = 10_000;

    private readonly int _count;
    private GCHandle[][] _blocks = [];
    private Dictionary<Relation, Task>? _loading;

    private PeerGroup(int count, PeerOrigin origin)
    {
        _count = count;
        _blocks = WeakHandles.Rent(count);
        Origin = origin;
    }

    /// <summary>Gives the weak handles back.</summary>
    ~PeerGroup()
    {
        // An entity whose own finalizer brings it back may still ask for its peers.
        GCHandle[][] blocks = _blocks;
        _blocks = [];
        WeakHandles.Return(blocks);
    }

    internal PeerOrigin Origin { get; }

    /// <summary>Guards <see cref="Loading"/>.</summary>
    internal object Gate => this;

    /// <summary>The loads that are under way.</summary>
    internal Dictionary<Relation, Task> Loading => _loading ??= [];

    /// <summary>Makes the entities of a result peers. Beyond <see cref="Limit"/> they form several groups.</summary>
    internal static void Join<TEntity>(List<TEntity> entities, PeerOrigin origin)
    {
        if (!HasNavigations<TEntity>())
            return;
        PeerJoin join = new(entities.Count, origin);
        foreach (TEntity entity in entities)
            join.Add((INavigationOwner)entity!);
    }

    /// <inheritdoc cref="Join{TEntity}(List{TEntity}, PeerOrigin)"/>
    internal static void Join<TKey, TEntity>(Dictionary<TKey, TEntity> entities, PeerOrigin origin)
        where TKey : notnull
    {
        if (!HasNavigations<TEntity>())
            return;
        PeerJoin join = new(entities.Count, origin);
        foreach (TEntity entity in entities.Values)
            join.Add((INavigationOwner)entity!);
    }

    private static bool HasNavigations<TEntity>() => typeof(INavigationOwner).IsAssignableFrom(typeof(TEntity));

    /// <summary>The entities that are still alive and belong to this group.</summary>
    internal List<TEntity> Living<TEntity>()
        where TEntity : class, INavigationOwner
    {
        List<TEntity> living = new(_count);
        foreach (GCHandle[] block in _blocks)
        {
            foreach (GCHandle handle in block)
            {
                if (handle.IsAllocated && handle.Target is TEntity entity && ReferenceEquals(entity.Peers, this))
                    living.Add(entity);
            }
        }

        return living;
    }

    /// <summary>Lays entities into groups, of which each is full before the next begins.</summary>
    private struct PeerJoin(int count, PeerOrigin origin)
    {
        private PeerGroup? _group;
        private int _left = count < 2 ? 0 : count;
        private int _next;

        public void Add(INavigationOwner entity)
        {
            if (_group is null || _next == _group._count)
            {
                if (_left == 0)
                    return;
                _group = new PeerGroup(Math.Min(Limit, _left), origin);
                _left -= _group._count;
                _next = 0;
            }

            WeakHandles.Point(ref _group._blocks[_next / WeakHandles.BlockSize][_next % WeakHandles.BlockSize], entity);
            _next++;
            entity.Peers = _group;
        }
    }
}
