namespace SmrtGen.CompilerServices;

/// <summary>Inserts many entities with one array for each column and takes back what the database made, in their order.</summary>
internal struct InsertRowsOperation<TEntity, TKey, TMapping>(string name, string sql, ArraySegment<TEntity> entities, ColumnArrays columns) : IOperation<int>
    where TEntity : class
    where TKey : notnull
    where TMapping : struct, IEntityMapping<TEntity, TKey>
{
    public readonly string Name => name;

    public readonly EntityInfo Entity => TMapping.Info;

    public readonly bool IsWrite => true;

    public readonly bool IsNonQuery => !TMapping.InsertReturnsRow;

    public int RowCount { get; private set; }

    public readonly string GetSql(DatabaseEngine engine) => sql;

    public readonly void Bind(ParameterWriter parameters) => columns.Write(parameters);

    public bool Accept(in Row row)
    {
        TMapping.ReadInserted(row, entities[RowCount++]);
        return true;
    }

    public void Affected(int count) => RowCount = count;

    /// <summary>A trigger that keeps every row away gives nothing back, as with single inserts; of one that keeps some away nobody knows which.</summary>
    public readonly int GetResult() => IsNonQuery || RowCount == 0 || RowCount == entities.Count
        ? RowCount
        : throw new SmrtException(
            $"{entities.Count} rows of {TMapping.Info.Name} were sent and {RowCount} inserted, so that it is not known which keys belong to which objects. A trigger on {TMapping.Info.Table.PostgreSql} leaves rows out: insert them one by one.")
        {
            Entity = TMapping.Info.Name,
            Operation = name,
            Sql = sql,
        };

    public readonly void Announce(WriteJournal journal)
    {
        foreach (TEntity entity in entities)
            journal.Add(TMapping.Info, WriteKind.Insert, TMapping.GetKey(entity));
    }
}
