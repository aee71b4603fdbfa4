namespace SmrtGen.CompilerServices;

/// <summary>Reads rows into a list. One row more than the limit is an error; a limit of 0 means none.</summary>
internal struct ListOperation<TItem, TReader, TStatement>(EntityInfo entity, string name, TStatement statement, int limit, int capacity, PeerOrigin? origin = null)
    : IOperation<List<TItem>>
    where TReader : struct, IRowReader<TItem>
    where TStatement : struct, IStatement
{
    private List<TItem>? _items;

    public readonly string Name => name;

    public readonly EntityInfo Entity => entity;

    public readonly bool IsWrite => false;

    public readonly bool IsNonQuery => false;

    public readonly int RowCount => _items?.Count ?? 0;

    public readonly string GetSql(DatabaseEngine engine) => statement.GetSql(engine);

    public readonly void Bind(ParameterWriter parameters) => statement.Bind(parameters);

    public bool Accept(in Row row)
    {
        _items ??= new List<TItem>(capacity);
        if (limit > 0 && _items.Count == limit)
        {
            throw new QueryLimitExceededException(
                $"The list has more than {limit} rows, the MaxLimit of {entity.Name}. Add Take(n), read a page, or say why all rows are needed: Unbounded(\"reason\").");
        }

        _items.Add(TReader.Read(row));
        return true;
    }

    public readonly void Affected(int count)
    {
    }

    public readonly List<TItem> GetResult()
    {
        if (_items is null)
            return [];
        if (origin is not null)
            PeerGroup.Join(_items, origin);
        return _items;
    }

    public readonly void Announce(WriteJournal journal)
    {
    }
}
