namespace SmrtGen.CompilerServices;

/// <summary>An operation as one of several statements that are sent together.</summary>
internal sealed class OperationItem<TOperation, TResult>(TOperation operation) : IBatchItem
    where TOperation : struct, IOperation<TResult>
{
    private TOperation _operation = operation;

    public TOperation Operation => _operation;

    public bool IsNonQuery => _operation.IsNonQuery;

    public int RowCount => _operation.RowCount;

    public string GetSql(DatabaseEngine engine) => _operation.GetSql(engine);

    public void Bind(ParameterWriter parameters) => _operation.Bind(parameters);

    public void Accept(in Row row) => _operation.Accept(row);

    public void Affected(int count) => _operation.Affected(count);
}

/// <summary>Sends a text to other processes when the statements beside it commit.</summary>
internal sealed class MessageItem(string sql, string message) : IBatchItem
{
    public bool IsNonQuery => false;

    public int RowCount => 0;

    public string GetSql(DatabaseEngine engine) => sql;

    public void Bind(ParameterWriter parameters) => parameters.SetString(0, message);

    public void Accept(in Row row)
    {
    }

    public void Affected(int count)
    {
    }
}
