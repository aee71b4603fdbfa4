namespace SmrtGen.CompilerServices;

/// <summary>Reads the first row, or none. With <paramref name="mustBeOnly"/> a second row is an error.</summary>
internal struct SingleOperation<TItem, TReader, TStatement>(EntityInfo entity, string name, TStatement statement, bool mustBeOnly = false) : IOperation<TItem?>
    where TItem : class
    where TReader : struct, IRowReader<TItem>
    where TStatement : struct, IStatement
{
    private TItem? _item;

    public readonly string Name => name;

    public readonly EntityInfo Entity => entity;

    public readonly bool IsWrite => false;

    public readonly bool IsNonQuery => false;

    public int RowCount { get; private set; }

    public readonly string GetSql(DatabaseEngine engine) => statement.GetSql(engine);

    public readonly void Bind(ParameterWriter parameters) => statement.Bind(parameters);

    public bool Accept(in Row row)
    {
        if (++RowCount > 1)
            return false;
        _item = TReader.Read(row);
        return mustBeOnly;
    }

    public readonly void Affected(int count)
    {
    }

    public readonly TItem? GetResult()
        => RowCount > 1
            ? throw SingleOperation.MoreThanOne(entity)
            : _item;

    public readonly void Announce(WriteJournal journal)
    {
    }
}

internal static class SingleOperation
{
    public static InvalidOperationException MoreThanOne(EntityInfo entity)
        => new($"{entity.Name}: one row was expected, found more. Use FirstAsync or FirstOrDefaultAsync where any of them will do.");
}
