namespace SmrtGen.CompilerServices;

/// <summary>Loads one relation.</summary>
internal readonly struct LoadOperation(string name, RelationLoad load) : IOperation<int>
{
    public string Name => name;

    public EntityInfo Entity => load.Entity;

    public bool IsWrite => false;

    public bool IsNonQuery => false;

    public int RowCount => load.RowCount;

    public string GetSql(DatabaseEngine engine) => load.GetSql(engine);

    public void Bind(ParameterWriter parameters) => load.Bind(parameters);

    public bool Accept(in Row row)
    {
        load.Accept(row);
        return true;
    }

    public void Affected(int count)
    {
    }

    public int GetResult() => load.RowCount;

    public void Announce(WriteJournal journal)
    {
    }
}

/// <summary>Inserts one entity of a batch.</summary>
internal sealed class InsertItem<TEntity, TKey, TMapping>(TEntity entity) : IBatchItem
    where TEntity : class
    where TKey : notnull
    where TMapping : struct, IEntityMapping<TEntity, TKey>
{
    private InsertOperation<TEntity, TKey, TMapping> _insert = new("InsertManyAsync", entity, WriteKind.Insert);

    public int RowCount => 1;

    public bool IsNonQuery => _insert.IsNonQuery;

    public string GetSql(DatabaseEngine engine) => _insert.GetSql(engine);

    public void Bind(ParameterWriter parameters) => _insert.Bind(parameters);

    public void Accept(in Row row) => _insert.Accept(row);

    public void Affected(int count) => _insert.Affected(count);
}
