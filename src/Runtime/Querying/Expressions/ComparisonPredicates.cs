namespace SmrtGen.CompilerServices;

internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    LessThan,
    LessThanOrEqual,
    GreaterThan,
    GreaterThanOrEqual,
}

/// <summary>Operators as text, and what null does to them.</summary>
internal static class ComparisonOperators
{
    public static string ToSql(this ComparisonOperator op, bool nullable, DatabaseEngine engine) => op switch
    {
        ComparisonOperator.Equal => " = ",
        // As in C#, null differs from every value.
        ComparisonOperator.NotEqual when nullable => engine == DatabaseEngine.PostgreSql ? " IS DISTINCT FROM " : " IS NOT ",
        ComparisonOperator.NotEqual => " <> ",
        ComparisonOperator.LessThan => " < ",
        ComparisonOperator.LessThanOrEqual => " <= ",
        ComparisonOperator.GreaterThan => " > ",
        _ => " >= ",
    };
}

/// <summary>An expression compared with a value. A null value makes a null test of <c>==</c> and <c>!=</c>.</summary>
internal sealed class ValueComparison<T>(SqlExpression<T> left, ComparisonOperator op, T value) : Predicate
{
    private bool IsNullTest => value is null;

    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(IsNullTest ? ShapeTag.NullTest : ShapeTag.Comparison, (int)op);
        left.AppendShape(ref shape);
    }

    internal override void AppendSql(SqlWriter sql)
    {
        if (IsNullTest && op is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual))
        {
            // As in C#, nothing is less or greater than null.
            sql.Append("FALSE");
            return;
        }

        left.AppendSql(sql);
        if (IsNullTest)
        {
            sql.Append(op == ComparisonOperator.Equal ? " IS NULL" : " IS NOT NULL");
            return;
        }

        sql.Append(op.ToSql(left.IsNullable, sql.Engine));
        sql.AppendParameter();
    }

    internal override void Bind(ref ParameterCursor parameters)
    {
        if (IsNullTest && op is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual))
            return;
        left.Bind(ref parameters);
        if (!IsNullTest)
            left.Type.Write(parameters.Writer, parameters.Next(), value);
    }

    private protected override Predicate Negate() => op switch
    {
        ComparisonOperator.Equal => new ValueComparison<T>(left, ComparisonOperator.NotEqual, value),
        ComparisonOperator.NotEqual => new ValueComparison<T>(left, ComparisonOperator.Equal, value),
        _ => base.Negate(),
    };
}

/// <summary>Two expressions compared.</summary>
internal sealed class ExpressionComparison(SqlExpression left, ComparisonOperator op, SqlExpression right) : Predicate
{
    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(ShapeTag.ExpressionComparison, (int)op);
        left.AppendShape(ref shape);
        right.AppendShape(ref shape);
    }

    internal override void AppendSql(SqlWriter sql)
    {
        left.AppendSql(sql);
        sql.Append(op == ComparisonOperator.Equal && left.IsNullable && right.IsNullable
            ? sql.Engine == DatabaseEngine.PostgreSql ? " IS NOT DISTINCT FROM " : " IS "
            : op.ToSql(left.IsNullable || right.IsNullable, sql.Engine));
        right.AppendSql(sql);
    }

    internal override void Bind(ref ParameterCursor parameters)
    {
        left.Bind(ref parameters);
        right.Bind(ref parameters);
    }
}

/// <summary>A boolean expression as a condition.</summary>
internal sealed class Truth(SqlExpression<bool> operand) : Predicate
{
    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(ShapeTag.Truth);
        operand.AppendShape(ref shape);
    }

    internal override void AppendSql(SqlWriter sql) => operand.AppendSql(sql);

    internal override void Bind(ref ParameterCursor parameters) => operand.Bind(ref parameters);
}

/// <summary>Between two values, both included.</summary>
internal sealed class Between<T>(SqlExpression<T> operand, T low, T high) : Predicate
{
    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(ShapeTag.Between);
        operand.AppendShape(ref shape);
    }

    internal override void AppendSql(SqlWriter sql)
    {
        operand.AppendSql(sql);
        sql.Append(" BETWEEN ");
        sql.AppendParameter();
        sql.Append(" AND ");
        sql.AppendParameter();
    }

    internal override void Bind(ref ParameterCursor parameters)
    {
        operand.Bind(ref parameters);
        operand.Type.Write(parameters.Writer, parameters.Next(), low);
        operand.Type.Write(parameters.Writer, parameters.Next(), high);
    }
}

/// <summary>Whether a value is in a list that travels as one array parameter, so that the text does not depend on its length.</summary>
internal sealed class Membership<T> : Predicate
{
    private readonly SqlExpression<T> _operand;
    private readonly T[] _values;
    private readonly bool _hasNull;
    private readonly bool _negated;

    public Membership(SqlExpression<T> operand, IEnumerable<T> values, bool negated)
    {
        ArgumentNullException.ThrowIfNull(values);
        T[] all = [.. values];
        _operand = operand;
        _values = Array.Exists(all, v => v is null) ? Array.FindAll(all, v => v is not null) : all;
        _hasNull = _values.Length != all.Length;
        _negated = negated;
    }

    private Membership(SqlExpression<T> operand, T[] values, bool hasNull, bool negated)
    {
        _operand = operand;
        _values = values;
        _hasNull = hasNull;
        _negated = negated;
    }

    /// <summary>As in C#, null is in the list only when the list holds null.</summary>
    private bool MatchesNull => _hasNull != _negated;

    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(ShapeTag.Membership, (_negated ? 1 : 0) | (_hasNull ? 2 : 0));
        _operand.AppendShape(ref shape);
    }

    internal override void AppendSql(SqlWriter sql)
    {
        bool nullable = _operand.IsNullable;
        if (nullable)
            sql.Append("(");
        _operand.AppendSql(sql);
        if (sql.Engine == DatabaseEngine.PostgreSql)
        {
            sql.Append(_negated ? " <> ALL(" : " = ANY(");
            sql.AppendParameter();
            sql.Append(")");
        }
        else
        {
            sql.Append(_negated ? " NOT IN (SELECT value FROM json_each(" : " IN (SELECT value FROM json_each(");
            sql.AppendParameter();
            sql.Append("))");
        }

        if (!nullable)
            return;
        sql.Append(MatchesNull ? " OR " : " AND ");
        _operand.AppendSql(sql);
        sql.Append(MatchesNull ? " IS NULL)" : " IS NOT NULL)");
    }

    internal override void Bind(ref ParameterCursor parameters)
    {
        _operand.Bind(ref parameters);
        _operand.Type.WriteArray(parameters.Writer, parameters.Next(), _values);
        if (_operand.IsNullable)
            _operand.Bind(ref parameters);
    }

    private protected override Predicate Negate() => new Membership<T>(_operand, _values, _hasNull, !_negated);
}
