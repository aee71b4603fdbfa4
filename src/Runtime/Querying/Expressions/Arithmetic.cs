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
        if (IsFraction && op == ArithmeticOperator.Modulo)
        {
            AppendFractionalModulo(sql);
            return;
        }

        sql.Append("(");
        AppendDividend(sql);
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
        if (!IsFraction || op != ArithmeticOperator.Modulo || parameters.Writer.Engine != DatabaseEngine.Sqlite)
            return;
        left.Bind(ref parameters);
        right.Bind(ref parameters);
    }

    private bool IsFraction => Type.StoreType is StoreType.Decimal or StoreType.Double or StoreType.Single;

    /// <summary>SQLite stores 5.0 as the integer 5 where a column is NUMERIC, and divides integers without a fraction.</summary>
    private void AppendDividend(SqlWriter sql)
    {
        if (op == ArithmeticOperator.Divide && IsFraction && sql.Engine == DatabaseEngine.Sqlite)
            AppendCast(sql, left, "REAL");
        else
            left.AppendSql(sql);
    }

    /// <summary>SQLite's % cuts both sides to integers first; PostgreSQL has it for numeric only.</summary>
    private void AppendFractionalModulo(SqlWriter sql)
    {
        if (sql.Engine == DatabaseEngine.PostgreSql)
        {
            sql.Append("CAST(");
            AppendCast(sql, left, "numeric");
            sql.Append(" % ");
            AppendCast(sql, right, "numeric");
            sql.Append(Type.StoreType == StoreType.Decimal ? " AS numeric)" : " AS double precision)");
            return;
        }

        // a - trunc(a / b) * b, in the order in which Bind sets the values.
        sql.Append("(");
        left.AppendSql(sql);
        sql.Append(" - ");
        right.AppendSql(sql);
        sql.Append(" * CAST(");
        AppendCast(sql, left, "REAL");
        sql.Append(" / ");
        right.AppendSql(sql);
        sql.Append(" AS INTEGER))");
    }

    private static void AppendCast(SqlWriter sql, SqlExpression<T> operand, string type)
    {
        sql.Append("CAST(");
        operand.AppendSql(sql);
        sql.Append(" AS ").Append(type).Append(")");
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
