namespace SmrtGen.CompilerServices;

/// <summary>Reads the targets of a relation by keys alone, for loaders that have no owners at hand.</summary>
internal readonly struct KeyedFetch<TOwner, TTarget, TKey>(KeyedRelation<TOwner, TTarget, TKey> relation, IReadOnlyList<TKey> keys, PeerOrigin origin)
    : IOperation<Dictionary<TKey, List<TTarget>>>
    where TOwner : class, INavigationOwner
    where TTarget : class
    where TKey : notnull
{
    private readonly Dictionary<TKey, List<TTarget>> _byKey = new(keys.Count);

    public string Name => "LoadAsync";

    public EntityInfo Entity => relation.Target();

    public bool IsWrite => false;

    public bool IsNonQuery => false;

    public int RowCount => _byKey.Count;

    public string GetSql(DatabaseEngine engine) => RelationText.GetSql(engine, relation, default);

    public void Bind(ParameterWriter parameters)
    {
        KeyedRelation<TOwner, TTarget, TKey> bound = relation;
        IReadOnlyList<TKey> values = keys;
        RelationText.Bind(parameters, relation.OwnerColumns.Length, index => bound.BindKeys(parameters, index, values), default);
    }

    public bool Accept(in Row row)
    {
        TTarget target = relation.Read(row);
        TKey key;
        if (relation.ReadOwnerKey is { } readKey)
            key = readKey(row, Entity.Columns.Count);
        else if (!relation.TargetKey!(target, out key))
            return true;
        if (!_byKey.TryGetValue(key, out List<TTarget>? targets))
            _byKey.Add(key, targets = []);
        targets.Add(target);
        return true;
    }

    public void Affected(int count)
    {
    }

    public Dictionary<TKey, List<TTarget>> GetResult()
    {
        PeerGroup.Join([.. _byKey.Values.SelectMany(targets => targets)], origin);
        return _byKey;
    }

    public void Announce(WriteJournal journal)
    {
    }
}
