using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>How values of one C# type travel to and from the database. Used where the column is only known at run time: filters, lists, aggregates, cursors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ColumnType<T>
{
    /// <summary>Sets one parameter.</summary>
    public abstract void Write(ParameterWriter parameters, int index, T value);

    /// <summary>Sets one array parameter, for <c>= ANY</c> and its like. No element is null.</summary>
    public abstract void WriteArray(ParameterWriter parameters, int index, IReadOnlyList<T> values);

    /// <summary>Reads a value that is not null.</summary>
    public abstract T Read(in Row row, int ordinal);

    /// <summary>The store type of the value.</summary>
    public abstract StoreType StoreType { get; }
}
