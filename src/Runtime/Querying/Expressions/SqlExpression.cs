using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>A typed SQL expression: a column, or arithmetic on columns.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SqlExpression
{
    private protected SqlExpression()
    {
    }

    /// <summary>Whether the expression may be null.</summary>
    public abstract bool IsNullable { get; }

    /// <summary>Adds what decides the SQL text, but not the values.</summary>
    internal abstract void AppendShape(ref QueryShape shape);

    internal abstract void AppendSql(SqlWriter sql);

    /// <summary>Copies a value of this expression from a row.</summary>
    internal abstract void CopyValue(in Row row, int ordinal, ParameterWriter target);

    /// <summary>Sets the values in the order in which <see cref="AppendSql"/> wrote their parameters.</summary>
    internal abstract void Bind(ref ParameterCursor parameters);
}

/// <summary>A SQL expression whose values are of type <typeparamref name="T"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SqlExpression<T> : SqlExpression
{
    private protected SqlExpression()
    {
    }

    internal abstract ColumnType<T> Type { get; }

    internal sealed override void CopyValue(in Row row, int ordinal, ParameterWriter target)
    {
        if (row.IsNull(ordinal))
            target.SetNull(0, Type.StoreType);
        else
            Type.Write(target, 0, Type.Read(row, ordinal));
    }
}
