using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>One column of an entity.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IColumnInfo
{
    /// <summary>The column's name, not quoted.</summary>
    string Name { get; }

    /// <summary>The property's name.</summary>
    string PropertyName { get; }

    /// <summary>The position in the entity's select list, from 0.</summary>
    int Ordinal { get; }

    /// <summary>Whether the column may hold null.</summary>
    bool IsNullable { get; }

    /// <summary>How the value is stored.</summary>
    StoreType StoreType { get; }

    /// <summary>Why a value cannot be read; null when it can.</summary>
    string? FindFault(in Row row, int ordinal);
}

/// <summary>One column of an entity, with its C# type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ColumnInfo<T>(string name, string propertyName, int ordinal, ColumnType<T> type, bool isNullable = false)
    : SqlExpression<T>, IColumnInfo
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public string PropertyName { get; } = propertyName;

    /// <inheritdoc/>
    public int Ordinal { get; } = ordinal;

    /// <inheritdoc/>
    public override bool IsNullable { get; } = isNullable;

    /// <inheritdoc/>
    public StoreType StoreType => Type.StoreType;

    internal override ColumnType<T> Type { get; } = type;

    /// <summary>The column as reached over a relation; null: from the query's own entity.</summary>
    public SqlExpression<T> At(JoinPath? path) => path is null ? this : new JoinedColumn<T>(path, this);

    /// <summary>Sets values as one array parameter.</summary>
    public void WriteArray(ParameterWriter parameters, int index, IReadOnlyList<T> values) => Type.WriteArray(parameters, index, values);

    /// <summary>Reads a value that is not null.</summary>
    public T Read(in Row row, int ordinal) => Type.Read(row, ordinal);

    /// <inheritdoc/>
    public string? FindFault(in Row row, int ordinal)
    {
        try
        {
            Type.Read(row, ordinal);
            return null;
        }
        catch (Exception exception) when (MappingFault.IsOne(exception))
        {
            return exception.Message;
        }
    }

    internal override void AppendShape(ref QueryShape shape) => shape.Add(ShapeTag.Column, Ordinal);

    internal override void AppendSql(SqlWriter sql) => sql.AppendColumn(null, Name);

    internal override void Bind(ref ParameterCursor parameters)
    {
    }
}
