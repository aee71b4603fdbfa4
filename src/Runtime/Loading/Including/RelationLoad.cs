using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SmrtGen.CompilerServices;

/// <summary>Loading one relation for many owners with one statement.</summary>
internal abstract class RelationLoad(Relation relation, IncludeNode node, PeerOrigin origin) : IBatchItem
{
    public Relation Relation { get; } = relation;

    public EntityInfo Entity { get; } = relation.Target();

    protected IncludeNode Node { get; } = node;

    protected PeerOrigin Origin { get; } = origin;

    public int RowCount { get; protected set; }

    /// <summary>Whether no owner has a key, so that nothing needs to be read.</summary>
    public abstract bool IsEmpty { get; }

    public string GetSql(DatabaseEngine engine) => RelationText.GetSql(engine, Relation, Node.Refinement);

    public abstract void Bind(ParameterWriter parameters);

    public bool IsNonQuery => false;

    public abstract void Accept(in Row row);

    public void Affected(int count)
    {
    }

    /// <summary>Gives the owners what was read.</summary>
    public abstract void Complete();

    /// <summary>The loads of the next level.</summary>
    public abstract IEnumerable<RelationLoad> Next();
}

/// <summary>What loads of both kinds of relation have in common: owners by key, targets as they come.</summary>
/// <typeparam name="TOwner">The entity that has the relation.</typeparam>
/// <typeparam name="TTarget">The entity it leads to.</typeparam>
/// <typeparam name="TKey">The key in which both meet.</typeparam>
/// <typeparam name="TFound">What is found for one key.</typeparam>
internal abstract class RelationLoad<TOwner, TTarget, TKey, TFound> : RelationLoad
    where TOwner : class, INavigationOwner
    where TTarget : class
    where TKey : notnull
    where TFound : class
{
    private readonly KeyedRelation<TOwner, TTarget, TKey> _relation;

    /// <summary>The keys of all owners, with what was found for them.</summary>
    private readonly Dictionary<TKey, TFound?> _found;

    /// <summary>The targets, where somebody wants to know them all.</summary>
    private readonly List<TTarget>? _targets;

    protected RelationLoad(KeyedRelation<TOwner, TTarget, TKey> relation, IReadOnlyList<object> owners, IncludeNode node, PeerOrigin origin)
        : base(relation, node, origin)
    {
        _relation = relation;
        Owners = owners;
        _found = new Dictionary<TKey, TFound?>(owners.Count);
        for (int i = 0; i < owners.Count; i++)
        {
            if (relation.OwnerKey((TOwner)owners[i], out TKey key))
                SharesKeys |= !_found.TryAdd(key, null);
        }

        if (node.Children.Length > 0 || typeof(INavigationOwner).IsAssignableFrom(typeof(TTarget)))
            _targets = [];
    }

    public override bool IsEmpty => _found.Count == 0;

    protected IReadOnlyList<object> Owners { get; }

    /// <summary>Whether two owners have the same key.</summary>
    protected bool SharesKeys { get; }

    public override void Bind(ParameterWriter parameters)
    {
        TKey[] keys = new TKey[_found.Count];
        _found.Keys.CopyTo(keys, 0);
        RelationText.Bind(parameters, _relation.OwnerColumns.Length, index => _relation.BindKeys(parameters, index, keys), Node.Refinement);
    }

    public override void Accept(in Row row)
    {
        TTarget target = _relation.Read(row);
        RowCount++;
        _targets?.Add(target);
        if (_relation.ReadOwnerKey is { } readKey)
            Add(ref CollectionsMarshal.GetValueRefOrAddDefault(_found, readKey(row, Entity.Columns.Count), out _), target);
        else if (_relation.TargetKey!(target, out TKey key))
            Add(ref CollectionsMarshal.GetValueRefOrAddDefault(_found, key, out _), target);
    }

    public override void Complete()
    {
        if (_targets is not null)
            PeerGroup.Join(_targets, Origin.Deeper());
        for (int i = 0; i < Owners.Count; i++)
        {
            TOwner owner = (TOwner)Owners[i];
            if (!_relation.OwnerKey(owner, out TKey key))
            {
                AssignNothing(owner);
                continue;
            }

            // Somebody may have given the owner another key meanwhile, for which nothing was read.
            TFound? none = null;
            ref TFound? found = ref CollectionsMarshal.GetValueRefOrNullRef(_found, key);
            Assign(owner, ref Unsafe.IsNullRef(ref found) ? ref none : ref found);
        }
    }

    public override IEnumerable<RelationLoad> Next()
        => _targets is null or [] ? [] : Node.Children.Select(child => child.Relation.CreateLoad(_targets, child, Origin.Deeper()));

    protected abstract void Add(ref TFound? found, TTarget target);

    protected abstract void Assign(TOwner owner, ref TFound? found);

    protected abstract void AssignNothing(TOwner owner);
}

internal sealed class ReferenceLoad<TOwner, TTarget, TKey>(
    ReferenceRelation<TOwner, TTarget, TKey> relation, IReadOnlyList<object> owners, IncludeNode node, PeerOrigin origin)
    : RelationLoad<TOwner, TTarget, TKey, TTarget>(relation, owners, node, origin)
    where TOwner : class, INavigationOwner
    where TTarget : class
    where TKey : notnull
{
    protected override void Add(ref TTarget? found, TTarget target) => found ??= target;

    protected override void Assign(TOwner owner, ref TTarget? found) => relation.SetState(owner, Navigation.Loaded(found));

    protected override void AssignNothing(TOwner owner) => relation.SetState(owner, Navigation.NoKey);
}

internal sealed class CollectionLoad<TOwner, TTarget, TKey>(
    CollectionRelation<TOwner, TTarget, TKey> relation, IReadOnlyList<object> owners, IncludeNode node, PeerOrigin origin)
    : RelationLoad<TOwner, TTarget, TKey, List<TTarget>>(relation, owners, node, origin)
    where TOwner : class, INavigationOwner
    where TTarget : class
    where TKey : notnull
{
    private readonly int _limit = node.Refinement.ResolveLimit(origin.Scope, relation.Target()) is > 0 and var limit && !node.Refinement.HasTake ? limit : int.MaxValue;

    protected override void Add(ref List<TTarget>? found, TTarget target)
    {
        found ??= [];
        if (found.Count >= _limit)
        {
            throw new QueryLimitExceededException(
                $"{Relation.Display} has more than {_limit} rows for one {Relation.Owner().Name}, the MaxLimit of {Entity.Name}. " +
                $"Include fewer: Include(x => x.{Relation.Name}, q => q.Take(n)), or say why all are needed: q => q.Unbounded(\"reason\").");
        }

        found.Add(target);
    }

    /// <summary>Each owner has a list of its own, also when two owners have the same key.</summary>
    protected override void Assign(TOwner owner, ref List<TTarget>? found)
    {
        relation.Assign(owner, found ?? []);
        if (SharesKeys && found is not null)
            found = [.. found];
    }

    protected override void AssignNothing(TOwner owner) => relation.Assign(owner, []);
}
