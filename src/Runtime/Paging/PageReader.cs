namespace SmrtGen.CompilerServices;

/// <summary>An entity with the sort values that its cursor needs.</summary>
internal readonly record struct PagedRow<TEntity>(TEntity Entity, byte[] Values);

/// <summary>Reads a row that ends with the values of its sort keys.</summary>
internal sealed class PageItem<TEntity>(EntityInfo entity, KeysetOrder order, RowReader<TEntity> read, DatabaseEngine engine)
{
    public PagedRow<TEntity> Read(in Row row)
    {
        CursorValues.Writer writer = new(engine);
        for (int i = 0; i < order.Terms.Count; i++)
            order.Terms[i].Expression.CopyValue(row, entity.Columns.Count + i, writer);
        return new PagedRow<TEntity>(read(row), writer.ToArray());
    }
}

/// <summary>Reads the rows of one page, and one more to know whether another follows.</summary>
internal struct PageOperation<TEntity, TStatement>(EntityInfo entity, TStatement statement, PageItem<TEntity> item) : IOperation<List<PagedRow<TEntity>>>
    where TEntity : class
    where TStatement : struct, IStatement
{
    private readonly List<PagedRow<TEntity>> _rows = [];

    public readonly string Name => "PageAsync";

    public readonly EntityInfo Entity => entity;

    public readonly bool IsWrite => false;

    public readonly bool IsNonQuery => false;

    public readonly int RowCount => _rows.Count;

    public readonly string GetSql(DatabaseEngine engine) => statement.GetSql(engine);

    public readonly void Bind(ParameterWriter parameters) => statement.Bind(parameters);

    public readonly bool Accept(in Row row)
    {
        _rows.Add(item.Read(row));
        return true;
    }

    public readonly void Affected(int count)
    {
    }

    public readonly List<PagedRow<TEntity>> GetResult() => _rows;

    public readonly void Announce(WriteJournal journal)
    {
    }
}

/// <summary>Reads the first rows for each parent.</summary>
internal readonly struct PartitionOperation<TEntity, TKey>(
    EntityInfo entity, PartitionStatement<TKey> statement, PageItem<TEntity> item, ColumnInfo<TKey> parent, Dictionary<TKey, List<PagedRow<TEntity>>> rows)
    : IOperation<int>
    where TEntity : class
    where TKey : notnull
{
    public string Name => "PageByAsync";

    public EntityInfo Entity => entity;

    public bool IsWrite => false;

    public bool IsNonQuery => false;

    public int RowCount => rows.Values.Sum(r => r.Count);

    public string GetSql(DatabaseEngine engine) => statement.GetSql(engine);

    public void Bind(ParameterWriter parameters) => statement.Bind(parameters);

    public bool Accept(in Row row)
    {
        if (rows.TryGetValue(parent.Type.Read(row, parent.Ordinal), out List<PagedRow<TEntity>>? page))
            page.Add(item.Read(row));
        return true;
    }

    public void Affected(int count)
    {
    }

    public int GetResult() => RowCount;

    public void Announce(WriteJournal journal)
    {
    }
}
