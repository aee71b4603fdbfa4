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
        if (op == ArithmeticOperator.Modulo && IsFractional)
        {
            AppendRemainder(sql);
            return;
        }

        sql.Append("(");
        AppendLeft(sql);
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
        if (op != ArithmeticOperator.Modulo || !IsFractional)
            return;
        left.Bind(ref parameters);
        right.Bind(ref parameters);
    }

    private bool IsFractional => left.Type.StoreType is StoreType.Decimal or StoreType.Double or StoreType.Single;

    /// <summary>SQLite keeps a whole number of a fractional type as an integer, and divides integers without a remainder.</summary>
    private void AppendLeft(SqlWriter sql)
    {
        bool isIntegerDivision = (op is ArithmeticOperator.Divide or ArithmeticOperator.Modulo) && IsFractional && sql.Engine == DatabaseEngine.Sqlite;
        sql.Append(isIntegerDivision ? "CAST(" : "");
        left.AppendSql(sql);
        sql.Append(isIntegerDivision ? " AS REAL)" : "");
    }

    /// <summary>Neither engine has a remainder of its own for every fractional type: what the whole quotient leaves.</summary>
    private void AppendRemainder(SqlWriter sql)
    {
        sql.Append("(");
        left.AppendSql(sql);
        sql.Append(" - ");
        right.AppendSql(sql);
        sql.Append(sql.Engine == DatabaseEngine.PostgreSql ? " * trunc(" : " * CAST(");
        AppendLeft(sql);
        sql.Append(" / ");
        right.AppendSql(sql);
        sql.Append(sql.Engine == DatabaseEngine.PostgreSql ? "))" : " AS INTEGER))");
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
