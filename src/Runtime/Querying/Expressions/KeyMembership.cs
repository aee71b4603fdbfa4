namespace SmrtGen.CompilerServices;

/// <summary>Whether columns together have one of many values, which travel as one array parameter for each column.</summary>
internal sealed class KeyMembership<TKey>(SqlExpression[] columns, Action<ParameterWriter, int, IReadOnlyList<TKey>> bind, IReadOnlyList<TKey> keys) : Predicate
{
    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(ShapeTag.KeyMembership, columns.Length);
        foreach (SqlExpression column in columns)
            column.AppendShape(ref shape);
    }

    internal override void AppendSql(SqlWriter sql)
        => KeyCondition.Append(sql, [.. columns.Select(column => $"{SqlWriter.RootAlias}.{SqlWriter.Quote(((IColumnInfo)column).Name)}")]);

    internal override void Bind(ref ParameterCursor parameters) => bind(parameters.Writer, parameters.Skip(columns.Length), keys);
}

/// <summary>The text of a test for many keys.</summary>
internal static class KeyCondition
{
    /// <param name="sql">What is written.</param>
    /// <param name="columns">The columns, quoted, with their alias.</param>
    public static void Append(SqlWriter sql, string[] columns)
    {
        bool isPostgreSql = sql.Engine == DatabaseEngine.PostgreSql;
        if (columns.Length == 1)
        {
            sql.Append(columns[0]).Append(isPostgreSql ? " = ANY(" : " IN (SELECT value FROM json_each(");
            sql.AppendParameter();
            sql.Append(isPostgreSql ? ")" : "))");
            return;
        }

        sql.Append($"({string.Join(", ", columns)}) IN (");
        if (isPostgreSql)
            AppendUnnest(sql, columns.Length);
        else
            AppendJsonRows(sql, columns.Length);
        sql.Append(")");
    }

    private static void AppendUnnest(SqlWriter sql, int count)
    {
        sql.Append("SELECT * FROM unnest(");
        for (int i = 0; i < count; i++)
        {
            sql.Append(i > 0 ? ", " : "");
            sql.AppendParameter();
        }

        sql.Append(")");
    }

    /// <summary>Materialized, or SQLite would read every array once for each element of the first.</summary>
    private static void AppendJsonRows(SqlWriter sql, int count)
    {
        for (int i = 0; i < count; i++)
        {
            sql.Append(i == 0 ? "WITH " : ", ").Append($"k{i} AS MATERIALIZED (SELECT key, value FROM json_each(");
            sql.AppendParameter();
            sql.Append("))");
        }

        sql.Append($" SELECT {string.Join(", ", Enumerable.Range(0, count).Select(i => $"k{i}.value"))} FROM k0");
        for (int i = 1; i < count; i++)
            sql.Append($" JOIN k{i} ON k{i}.key = k0.key");
    }
}
