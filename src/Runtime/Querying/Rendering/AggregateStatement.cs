namespace SmrtGen.CompilerServices;

internal enum Aggregate
{
    Any = 1,
    Count,
    Sum,
    Min,
    Max,
    Average,
}

/// <summary>A typed query that reads one value.</summary>
internal readonly struct AggregateStatement(EntityInfo entity, QueryDefinition definition, Aggregate aggregate, SqlExpression? operand, StoreType result)
    : IStatement
{
    /// <summary>Order matters only to which rows a window holds; rows with a key are all different, so that Distinct leaves none out.</summary>
    private readonly QueryDefinition _query = definition.HasTake || definition.Skip > 0
        ? definition with { IsDistinct = false }
        : definition with { Order = null, IsDistinct = false };

    private RowLimit? Limit => _query.HasTake ? RowLimit.ForTake(_query.Take) : null;

    public string GetSql(DatabaseEngine engine)
    {
        QueryShape shape = new(stackalloc int[64]);
        shape.Add(ShapeTag.Aggregate, ((int)result << 8) | (int)aggregate);
        operand?.AppendShape(ref shape);
        QueryText.AppendShape(ref shape, engine, _query, Limit);
        int hash = shape.Hash();
        string sql = entity.Plans.Find(hash, shape.Items) ?? entity.Plans.Add(hash, shape.Items, Write(engine));
        shape.Dispose();
        return sql;
    }

    public void Bind(ParameterWriter parameters)
    {
        ParameterCursor cursor = new(parameters);
        operand?.Bind(ref cursor);
        QueryText.Bind(ref cursor, _query, Limit);
    }

    private string Write(DatabaseEngine engine)
    {
        SqlWriter sql = new(engine);
        if (aggregate == Aggregate.Any)
        {
            sql.Append("SELECT EXISTS (SELECT 1");
            QueryText.AppendBody(sql, entity, _query, Limit);
            return sql.Append(")").ToString();
        }

        if (_query.HasWindow)
        {
            sql.Append("SELECT ").Append(Call("v", engine)).Append("\nFROM (SELECT ");
            AppendOperand(sql);
            QueryText.AppendBody(sql, entity, _query, Limit);
            return sql.Append("\n) AS w").ToString();
        }

        sql.Append("SELECT ");
        if (operand is null)
        {
            sql.Append(Call("*", engine));
        }
        else
        {
            (string before, string after) = Around(engine);
            sql.Append(before);
            operand.AppendSql(sql);
            sql.Append(after);
        }

        QueryText.AppendBody(sql, entity, _query, limit: null);
        return sql.ToString();
    }

    private void AppendOperand(SqlWriter sql)
    {
        if (operand is null)
            sql.Append("1");
        else
            operand.AppendSql(sql);
        sql.Append(" AS v");
    }

    private string Call(string operandText, DatabaseEngine engine)
    {
        if (aggregate == Aggregate.Count)
            return "count(*)";
        (string before, string after) = Around(engine);
        return before + operandText + after;
    }

    /// <summary>The function, and on PostgreSQL a cast back to the type that is read (a sum of integers is wider there).</summary>
    private (string Before, string After) Around(DatabaseEngine engine)
    {
        if (engine == DatabaseEngine.PostgreSql && aggregate is (Aggregate.Min or Aggregate.Max))
        {
            // PostgreSQL has no min or max of these.
            if (result == StoreType.Boolean)
                return (aggregate == Aggregate.Min ? "bool_and(" : "bool_or(", ")");
            if (result == StoreType.Guid)
                return (aggregate == Aggregate.Min ? "CAST(min(CAST(" : "CAST(max(CAST(", " AS text)) AS uuid)");
        }

        string function = aggregate switch
        {
            Aggregate.Sum => "sum",
            Aggregate.Min => "min",
            Aggregate.Max => "max",
            Aggregate.Average => "avg",
            _ => "count",
        };
        string? cast = engine == DatabaseEngine.PostgreSql && aggregate is (Aggregate.Sum or Aggregate.Average) ? CastType() : null;
        return cast is null || engine == DatabaseEngine.Sqlite ? (function + "(", ")") : ($"CAST({function}(", $") AS {cast})");
    }

    private string? CastType() => result switch
    {
        StoreType.Int64 => "bigint",
        StoreType.Double => "double precision",
        StoreType.Single => "real",
        _ => null,
    };
}
