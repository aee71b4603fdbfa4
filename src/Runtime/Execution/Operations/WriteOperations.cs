namespace SmrtGen.CompilerServices;

/// <summary>Inserts or upserts one entity and takes back what the database made.</summary>
internal struct InsertOperation<TEntity, TKey, TMapping>(string name, TEntity entity, WriteKind kind) : IOperation<int>
    where TEntity : class
    where TKey : notnull
    where TMapping : struct, IEntityMapping<TEntity, TKey>
{
    private readonly bool _databaseMakesKey = TMapping.HasDatabaseGeneratedKey && TMapping.IsKeyUnset(entity);

    public readonly string Name => name;

    public readonly EntityInfo Entity => TMapping.Info;

    public readonly bool IsWrite => true;

    public readonly bool IsNonQuery => !TMapping.InsertReturnsRow;

    public int RowCount { get; private set; }

    public readonly string GetSql(DatabaseEngine engine)
    {
        SqlText sql = _databaseMakesKey ? TMapping.InsertGeneratedKeySql : kind == WriteKind.Upsert ? TMapping.UpsertSql : TMapping.InsertSql;
        return sql.For(engine);
    }

    public readonly void Bind(ParameterWriter parameters)
    {
        if (_databaseMakesKey)
            TMapping.BindInsertGeneratedKey(parameters, entity);
        else
            TMapping.BindInsert(parameters, entity);
    }

    public bool Accept(in Row row)
    {
        RowCount++;
        TMapping.ReadInserted(row, entity);
        return true;
    }

    public void Affected(int count) => RowCount = count;

    public readonly int GetResult() => RowCount;

    public readonly void Announce(WriteJournal journal) => journal.Add(TMapping.Info, _databaseMakesKey ? WriteKind.Insert : kind, TMapping.GetKey(entity));
}

/// <summary>Updates one entity and takes back what the database made.</summary>
internal struct UpdateOperation<TEntity, TKey, TMapping>(string name, TEntity entity) : IOperation<int>
    where TEntity : class
    where TKey : notnull
    where TMapping : struct, IEntityMapping<TEntity, TKey>
{
    public readonly string Name => name;

    public readonly EntityInfo Entity => TMapping.Info;

    public readonly bool IsWrite => true;

    public readonly bool IsNonQuery => !TMapping.UpdateReturnsRow;

    public int RowCount { get; private set; }

    public readonly string GetSql(DatabaseEngine engine) => TMapping.UpdateSql.For(engine);

    public readonly void Bind(ParameterWriter parameters) => TMapping.BindUpdate(parameters, entity);

    public bool Accept(in Row row)
    {
        RowCount++;
        TMapping.ReadUpdated(row, entity);
        return true;
    }

    public void Affected(int count) => RowCount = count;

    public readonly int GetResult() => RowCount;

    public readonly void Announce(WriteJournal journal) => journal.Add(TMapping.Info, WriteKind.Update, TMapping.GetKey(entity));
}

/// <summary>Deletes one row, by key alone or with the entity's concurrency token.</summary>
internal struct DeleteOperation<TEntity, TKey, TMapping>(string name, TKey key, TEntity? entity) : IOperation<int>
    where TEntity : class
    where TKey : notnull
    where TMapping : struct, IEntityMapping<TEntity, TKey>
{
    public readonly string Name => name;

    public readonly EntityInfo Entity => TMapping.Info;

    public readonly bool IsWrite => true;

    public readonly bool IsNonQuery => true;

    public int RowCount { get; private set; }

    public readonly string GetSql(DatabaseEngine engine) => (entity is null ? TMapping.DeleteSql : TMapping.DeleteEntitySql).For(engine);

    public readonly void Bind(ParameterWriter parameters)
    {
        if (entity is null)
            TMapping.BindKey(parameters, key);
        else
            TMapping.BindDelete(parameters, entity);
    }

    public readonly bool Accept(in Row row) => false;

    public void Affected(int count) => RowCount = count;

    public readonly int GetResult() => RowCount;

    public readonly void Announce(WriteJournal journal) => journal.Add(TMapping.Info, WriteKind.Delete, key);
}
