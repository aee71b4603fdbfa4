namespace SmrtGen.CompilerServices;

internal enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

/// <summary>Two numeric expressions joined by an operator.</summary>
internal sealed class Arithmetic<T>(SqlExpression<T> left, ArithmeticOperator op, SqlExpression<T> right) : SqlExpression<T>
{
    public override bool IsNullable => left.IsNullable || right.IsNullable;

    internal override ColumnType<T> Type => left.Type;

    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(ShapeTag.Arithmetic, (int)op);
        left.AppendShape(ref shape);
        right.AppendShape(ref shape);
    }

    internal override void AppendSql(SqlWriter sql)
    {
        sql.Append("(");
        left.AppendSql(sql);
        sql.Append(op switch
        {
            ArithmeticOperator.Add => " + ",
            ArithmeticOperator.Subtract => " - ",
            ArithmeticOperator.Multiply => " * ",
            ArithmeticOperator.Divide => " / ",
            _ => " % ",
        });
        right.AppendSql(sql);
        sql.Append(")");
    }

    internal override void Bind(ref ParameterCursor parameters)
    {
        left.Bind(ref parameters);
        right.Bind(ref parameters);
    }
}

/// <summary>A value inside an expression, sent as a parameter.</summary>
internal sealed class Constant<T>(ColumnType<T> type, T value) : SqlExpression<T>
{
    public override bool IsNullable => false;

    internal override ColumnType<T> Type => type;

    internal override void AppendShape(ref QueryShape shape) => shape.Add(ShapeTag.Value);

    internal override void AppendSql(SqlWriter sql) => sql.AppendParameter();

    internal override void Bind(ref ParameterCursor parameters) => type.Write(parameters.Writer, parameters.Next(), value);
}
