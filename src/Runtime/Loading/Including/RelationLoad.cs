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

    public abstract void Accept(in Row row);

    /// <summary>Gives the owners what was read.</summary>
    public abstract void Complete();

    /// <summary>The loads of the next level.</summary>
    public abstract IEnumerable<RelationLoad> Next();
}

/// <summary>What loads of both kinds of relation have in common: owners by key, targets as they come.</summary>
internal abstract class RelationLoad<TOwner, TTarget, TKey> : RelationLoad
    where TOwner : class, INavigationOwner
    where TTarget : class
    where TKey : notnull
{
    private readonly KeyedRelation<TOwner, TTarget, TKey> _relation;
    private readonly List<TKey> _keys = [];
    private readonly List<TTarget> _targets = [];

    protected RelationLoad(KeyedRelation<TOwner, TTarget, TKey> relation, IReadOnlyList<object> owners, IncludeNode node, PeerOrigin origin)
        : base(relation, node, origin)
    {
        _relation = relation;
        Owners = owners;
        HashSet<TKey> seen = new(owners.Count);
        foreach (object owner in owners)
        {
            if (relation.OwnerKey((TOwner)owner, out TKey key) && seen.Add(key))
                _keys.Add(key);
        }
    }

    public override bool IsEmpty => _keys.Count == 0;

    protected IReadOnlyList<object> Owners { get; }

    protected int KeyCount => _keys.Count;

    public override void Bind(ParameterWriter parameters)
        => RelationText.Bind(parameters, _relation.OwnerColumns.Length, index => _relation.BindKeys(parameters, index, _keys), Node.Refinement);

    public override void Accept(in Row row)
    {
        TTarget target = _relation.Read(row);
        RowCount++;
        _targets.Add(target);
        if (_relation.ReadOwnerKey is { } readKey)
            Add(readKey(row, Entity.Columns.Count), target);
        else if (_relation.TargetKey!(target, out TKey key))
            Add(key, target);
    }

    public override void Complete()
    {
        PeerGroup.Join(_targets, Origin.Deeper());
        foreach (object owner in Owners)
            Assign((TOwner)owner);
    }

    public override IEnumerable<RelationLoad> Next()
        => _targets.Count == 0 ? [] : Node.Children.Select(child => child.Relation.CreateLoad(_targets, child, Origin.Deeper()));

    protected abstract void Add(TKey key, TTarget target);

    protected abstract void Assign(TOwner owner);

    protected bool TryGetKey(TOwner owner, out TKey key) => _relation.OwnerKey(owner, out key);
}

internal sealed class ReferenceLoad<TOwner, TTarget, TKey>(
    ReferenceRelation<TOwner, TTarget, TKey> relation, IReadOnlyList<object> owners, IncludeNode node, PeerOrigin origin)
    : RelationLoad<TOwner, TTarget, TKey>(relation, owners, node, origin)
    where TOwner : class, INavigationOwner
    where TTarget : class
    where TKey : notnull
{
    private readonly Dictionary<TKey, TTarget> _byKey = [];

    protected override void Add(TKey key, TTarget target) => _byKey.TryAdd(key, target);

    protected override void Assign(TOwner owner)
        => relation.SetState(owner, TryGetKey(owner, out TKey key) ? Navigation.Loaded(_byKey.GetValueOrDefault(key)) : Navigation.NoKey);
}

internal sealed class CollectionLoad<TOwner, TTarget, TKey>(
    CollectionRelation<TOwner, TTarget, TKey> relation, IReadOnlyList<object> owners, IncludeNode node, PeerOrigin origin)
    : RelationLoad<TOwner, TTarget, TKey>(relation, owners, node, origin)
    where TOwner : class, INavigationOwner
    where TTarget : class
    where TKey : notnull
{
    private readonly Dictionary<TKey, List<TTarget>> _byKey = [];

    private int Limit => Node.Refinement.HasTake || Node.Refinement.IsUnbounded ? int.MaxValue : Origin.Scope.Options.LimitFor(Entity);

    protected override void Add(TKey key, TTarget target)
    {
        if (!_byKey.TryGetValue(key, out List<TTarget>? targets))
            _byKey.Add(key, targets = []);
        if (targets.Count >= Limit)
        {
            throw new QueryLimitExceededException(
                $"{Relation.Display} has more than {Limit} rows for one {Relation.Owner().Name}, the MaxLimit of {Entity.Name}. " +
                $"Include fewer: Include(x => x.{Relation.Name}, q => q.Take(n)), or say why all are needed: q => q.Unbounded(\"reason\").");
        }

        targets.Add(target);
    }

    protected override void Assign(TOwner owner)
        => relation.Assign(owner, TryGetKey(owner, out TKey key) && _byKey.TryGetValue(key, out List<TTarget>? targets) ? Own(key, targets) : []);

    /// <summary>Each owner has a list of its own, also when two owners have the same key.</summary>
    private List<TTarget> Own(TKey key, List<TTarget> targets)
    {
        if (Owners.Count != KeyCount)
            _byKey[key] = [.. targets];
        return targets;
    }
}
