namespace SmrtGen.CompilerServices;

/// <summary>A statement with its parameter values. Implemented by structs, so that each is compiled for itself.</summary>
internal interface IStatement
{
    string GetSql(DatabaseEngine engine);

    void Bind(ParameterWriter parameters);
}

/// <summary>Makes an object of a row. Implemented by structs without fields.</summary>
internal interface IRowReader<TItem>
{
    static abstract TItem Read(in Row row);
}

/// <summary>One call of a repository or query: a statement, and what becomes of its rows. A mutable struct that the kernel owns while it runs.</summary>
internal interface IOperation<TResult> : IStatement
{
    /// <summary>The method that was called.</summary>
    string Name { get; }

    EntityInfo Entity { get; }

    bool IsWrite { get; }

    /// <summary>Whether the statement returns no rows, only a count.</summary>
    bool IsNonQuery { get; }

    /// <summary>How many rows the operation has seen or affected.</summary>
    int RowCount { get; }

    /// <summary>Takes one row.</summary>
    /// <returns>Whether to go on.</returns>
    bool Accept(in Row row);

    /// <summary>Takes the count of affected rows of a statement without rows.</summary>
    void Affected(int count);

    TResult GetResult();

    /// <summary>Tells the journal what was written.</summary>
    void Announce(WriteJournal journal);
}
