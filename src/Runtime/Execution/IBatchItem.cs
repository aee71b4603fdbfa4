namespace SmrtGen.CompilerServices;

/// <summary>One statement of several that are sent together.</summary>
internal interface IBatchItem
{
    string GetSql(DatabaseEngine engine);

    void Bind(ParameterWriter parameters);

    void Accept(in Row row);

    /// <summary>How many rows were read.</summary>
    int RowCount { get; }
}
