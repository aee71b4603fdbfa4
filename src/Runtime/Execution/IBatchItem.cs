namespace SmrtGen.CompilerServices;

/// <summary>One statement of several that are sent together.</summary>
internal interface IBatchItem
{
    string GetSql(DatabaseEngine engine);

    void Bind(ParameterWriter parameters);

    /// <summary>Whether the statement returns no rows, only a count.</summary>
    bool IsNonQuery { get; }

    void Accept(in Row row);

    /// <summary>Takes the count of affected rows of a statement without rows.</summary>
    void Affected(int count);

    /// <summary>How many rows were read.</summary>
    int RowCount { get; }
}
