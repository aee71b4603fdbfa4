using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SmrtGen.CompilerServices;

/// <summary>The entities that came with one result. They are held weakly: keeping one alive keeps no other.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PeerGroup
{
    /// <summary>The most entities that load a relation together.</summary>
    internal const int Limit = 10_000;

    private readonly GCHandle[] _handles;
    private readonly Dictionary<Relation, Task> _loading = [];

    private PeerGroup(GCHandle[] handles, PeerOrigin origin)
    {
        _handles = handles;
        Origin = origin;
    }

    /// <summary>Frees the weak handles.</summary>
    ~PeerGroup()
    {
        foreach (GCHandle handle in _handles)
        {
            if (handle.IsAllocated)
                handle.Free();
        }
    }

    internal PeerOrigin Origin { get; }

    /// <summary>Guards <see cref="Loading"/>.</summary>
    internal object Gate => _loading;

    /// <summary>The loads that are under way.</summary>
    internal Dictionary<Relation, Task> Loading => _loading;

    /// <summary>Makes the entities of a result peers. Beyond <see cref="Limit"/> they form several groups.</summary>
    internal static void Join<TEntity>(List<TEntity> entities, PeerOrigin origin)
    {
        if (entities.Count < 2 || !typeof(INavigationOwner).IsAssignableFrom(typeof(TEntity)))
            return;
        for (int start = 0; start < entities.Count; start += Limit)
        {
            Span<TEntity> chunk = CollectionsMarshal.AsSpan(entities).Slice(start, Math.Min(Limit, entities.Count - start));
            GCHandle[] handles = new GCHandle[chunk.Length];
            PeerGroup group = new(handles, origin);
            for (int i = 0; i < chunk.Length; i++)
            {
                handles[i] = GCHandle.Alloc(chunk[i], GCHandleType.Weak);
                ((INavigationOwner)chunk[i]!).Peers = group;
            }
        }
    }

    /// <summary>The entities that are still alive and belong to this group.</summary>
    internal List<TEntity> Living<TEntity>()
        where TEntity : class, INavigationOwner
    {
        List<TEntity> living = new(_handles.Length);
        foreach (GCHandle handle in _handles)
        {
            if (handle.Target is TEntity entity && ReferenceEquals(entity.Peers, this))
                living.Add(entity);
        }

        return living;
    }
}
