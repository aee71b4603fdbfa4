using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>What a query is ordered by. Columns convert to it.</summary>
public readonly struct SortKey
{
    internal SortKey(SqlExpression expression) => Expression = expression;

    internal SqlExpression Expression { get; }
}

/// <summary>The terms of an order, the last one first.</summary>
internal sealed class SortTerm(SortTerm? previous, SqlExpression expression, bool descending)
{
    public SortTerm? Previous { get; } = previous;

    public SqlExpression Expression { get; } = expression;

    public bool Descending { get; } = descending;

    public void AppendShape(ref QueryShape shape)
    {
        Previous?.AppendShape(ref shape);
        shape.Add(ShapeTag.Sort, Descending ? 1 : 0);
        Expression.AppendShape(ref shape);
    }

    public void AppendSql(SqlWriter sql)
    {
        if (Previous is not null)
        {
            Previous.AppendSql(sql);
            sql.Append(", ");
        }

        Expression.AppendSql(sql);
        if (Descending)
            sql.Append(" DESC");
    }

    /// <summary>The terms without their directions.</summary>
    public void AppendValues(SqlWriter sql)
    {
        if (Previous is not null)
        {
            Previous.AppendValues(sql);
            sql.Append(", ");
        }

        Expression.AppendSql(sql);
    }

    public void Bind(ref ParameterCursor parameters)
    {
        Previous?.Bind(ref parameters);
        Expression.Bind(ref parameters);
    }
}
