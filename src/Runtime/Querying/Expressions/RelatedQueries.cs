namespace SmrtGen.CompilerServices;

/// <summary>Whether a related row exists, as a subquery.</summary>
internal sealed class RelatedExists(JoinPath path, Predicate? predicate, bool negated) : Predicate
{
    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(ShapeTag.Exists, negated ? 1 : 0);
        path.AppendShape(ref shape);
        shape.Enter(path);
        predicate?.AppendShape(ref shape);
        shape.Leave();
        shape.Add(ShapeTag.Exists, 2);
    }

    internal override void AppendSql(SqlWriter sql)
    {
        sql.Append(negated ? "NOT EXISTS (SELECT 1" : "EXISTS (SELECT 1");
        sql.AppendRelated(path, predicate);
        sql.Append(")");
    }

    internal override void Bind(ref ParameterCursor parameters) => predicate?.Bind(ref parameters);
}

/// <summary>How many related rows there are, as a subquery.</summary>
internal sealed class RelatedCount(JoinPath path, Predicate? predicate) : SqlExpression<int>
{
    public override bool IsNullable => false;

    internal override ColumnType<int> Type => ColumnTypes.Int32;

    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(ShapeTag.Exists, 3);
        path.AppendShape(ref shape);
        shape.Enter(path);
        predicate?.AppendShape(ref shape);
        shape.Leave();
        shape.Add(ShapeTag.Exists, 4);
    }

    internal override void AppendSql(SqlWriter sql)
    {
        // PostgreSQL counts in bigint.
        sql.Append(sql.Engine == DatabaseEngine.PostgreSql ? "(SELECT CAST(count(*) AS integer)" : "(SELECT count(*)");
        sql.AppendRelated(path, predicate);
        sql.Append(")");
    }

    internal override void Bind(ref ParameterCursor parameters) => predicate?.Bind(ref parameters);
}
