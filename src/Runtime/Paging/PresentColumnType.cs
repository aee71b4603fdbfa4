namespace SmrtGen.CompilerServices;

/// <summary>A nullable column where only its values are of interest.</summary>
internal sealed class PresentColumnType<T>(ColumnType<T?> type) : ColumnType<T>
    where T : struct
{
    public override StoreType StoreType => type.StoreType;

    public override void Write(ParameterWriter parameters, int index, T value) => type.Write(parameters, index, value);

    public override void WriteArray(ParameterWriter parameters, int index, IReadOnlyList<T> values)
        => type.WriteArray(parameters, index, [.. values.Select(value => (T?)value)]);

    public override T Read(in Row row, int ordinal) => type.Read(row, ordinal).GetValueOrDefault();
}

internal static class PresentColumnType
{
    /// <summary>The column without its nulls; null when the expression is no column.</summary>
    public static ColumnInfo<T>? Of<T>(SqlExpression<T?> expression)
        where T : struct
        => expression is ColumnInfo<T?> column ? new(column.Name, column.PropertyName, column.Ordinal, new PresentColumnType<T>(column.Type)) : null;
}
