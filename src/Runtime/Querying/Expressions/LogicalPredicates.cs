namespace SmrtGen.CompilerServices;

internal sealed class Conjunction(Predicate left, Predicate right) : Predicate
{
    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(ShapeTag.And);
        left.AppendShape(ref shape);
        right.AppendShape(ref shape);
    }

    internal override void AppendSql(SqlWriter sql)
    {
        AppendOperand(sql, left);
        sql.Append(" AND ");
        AppendOperand(sql, right);
    }

    internal override void Bind(ref ParameterCursor parameters)
    {
        left.Bind(ref parameters);
        right.Bind(ref parameters);
    }

    private static void AppendOperand(SqlWriter sql, Predicate operand)
    {
        if (operand is not Disjunction)
        {
            operand.AppendSql(sql);
            return;
        }

        sql.Append("(");
        operand.AppendSql(sql);
        sql.Append(")");
    }
}

internal sealed class Disjunction(Predicate left, Predicate right) : Predicate
{
    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(ShapeTag.Or);
        left.AppendShape(ref shape);
        right.AppendShape(ref shape);
    }

    internal override void AppendSql(SqlWriter sql)
    {
        left.AppendSql(sql);
        sql.Append(" OR ");
        right.AppendSql(sql);
    }

    internal override void Bind(ref ParameterCursor parameters)
    {
        left.Bind(ref parameters);
        right.Bind(ref parameters);
    }
}

/// <summary>Negation of two values, as C# has it: what is unknown to SQL counts as false and its negation as true.</summary>
internal sealed class Negation(Predicate operand) : Predicate
{
    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(ShapeTag.Not);
        operand.AppendShape(ref shape);
    }

    internal override void AppendSql(SqlWriter sql)
    {
        sql.Append("(");
        operand.AppendSql(sql);
        sql.Append(") IS NOT TRUE");
    }

    internal override void Bind(ref ParameterCursor parameters) => operand.Bind(ref parameters);

    private protected override Predicate Negate() => operand;
}
