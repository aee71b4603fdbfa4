namespace SmrtGen.CompilerServices;

/// <summary>Reads one value. No row, or null, gives <paramref name="whenNull"/>.</summary>
internal struct ScalarOperation<TValue, TStatement>(EntityInfo entity, string name, TStatement statement, ColumnType<TValue> type, TValue whenNull)
    : IOperation<TValue>
    where TStatement : struct, IStatement
{
    private TValue _value = whenNull;

    public readonly string Name => name;

    public readonly EntityInfo Entity => entity;

    public readonly bool IsWrite => false;

    public readonly bool IsNonQuery => false;

    public int RowCount { get; private set; }

    public readonly string GetSql(DatabaseEngine engine) => statement.GetSql(engine);

    public readonly void Bind(ParameterWriter parameters) => statement.Bind(parameters);

    public bool Accept(in Row row)
    {
        RowCount++;
        if (!row.IsNull(0))
            _value = type.Read(row, 0);
        return false;
    }

    public readonly void Affected(int count)
    {
    }

    public readonly TValue GetResult() => _value;

    public readonly void Announce(WriteJournal journal)
    {
    }
}

/// <summary>Whether there is a row.</summary>
internal struct ExistsOperation<TStatement>(EntityInfo entity, string name, TStatement statement) : IOperation<bool>
    where TStatement : struct, IStatement
{
    public readonly string Name => name;

    public readonly EntityInfo Entity => entity;

    public readonly bool IsWrite => false;

    public readonly bool IsNonQuery => false;

    public int RowCount { get; private set; }

    public readonly string GetSql(DatabaseEngine engine) => statement.GetSql(engine);

    public readonly void Bind(ParameterWriter parameters) => statement.Bind(parameters);

    public bool Accept(in Row row)
    {
        RowCount++;
        return false;
    }

    public readonly void Affected(int count)
    {
    }

    public readonly bool GetResult() => RowCount > 0;

    public readonly void Announce(WriteJournal journal)
    {
    }
}
