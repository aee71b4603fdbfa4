namespace SmrtGen.CompilerServices;

/// <summary>Reads rows into a dictionary by key.</summary>
internal struct DictionaryOperation<TEntity, TKey, TMapping>(string name, TKey[] keys, PeerOrigin? origin) : IOperation<IReadOnlyDictionary<TKey, TEntity>>
    where TEntity : class
    where TKey : notnull
    where TMapping : struct, IEntityMapping<TEntity, TKey>
{
    private readonly Dictionary<TKey, TEntity> _items = new(keys.Length);

    public readonly string Name => name;

    public readonly EntityInfo Entity => TMapping.Info;

    public readonly bool IsWrite => false;

    public readonly bool IsNonQuery => false;

    public readonly int RowCount => _items.Count;

    public readonly string GetSql(DatabaseEngine engine) => TMapping.FindManySql.For(engine);

    public readonly void Bind(ParameterWriter parameters) => TMapping.BindKeys(parameters, keys);

    public readonly bool Accept(in Row row)
    {
        TEntity entity = TMapping.Read(row);
        _items[TMapping.GetKey(entity)] = entity;
        return true;
    }

    public readonly void Affected(int count)
    {
    }

    public readonly IReadOnlyDictionary<TKey, TEntity> GetResult()
    {
        if (origin is not null)
            PeerGroup.Join(_items, origin);
        return _items;
    }

    public readonly void Announce(WriteJournal journal)
    {
    }
}
