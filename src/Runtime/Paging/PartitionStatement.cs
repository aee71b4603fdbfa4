namespace SmrtGen.CompilerServices;

/// <summary>The first rows for each value of a column, with the values they are ordered by.</summary>
internal readonly struct PartitionStatement<TKey>(
    EntityInfo entity, QueryDefinition query, KeysetOrder order, ColumnInfo<TKey> partition, TKey[] keys, int rows) : IStatement
{
    public string GetSql(DatabaseEngine engine)
    {
        QueryShape shape = new(stackalloc int[64]);
        shape.Add(ShapeTag.Partition, partition.Ordinal);
        QueryText.AppendShape(ref shape, engine, query, limit: null);
        int hash = shape.Hash();
        string sql = entity.Plans.Find(hash, shape.Items) ?? entity.Plans.Add(hash, shape.Items, Write(engine));
        shape.Dispose();
        return sql;
    }

    public void Bind(ParameterWriter parameters)
    {
        ParameterCursor cursor = new(parameters);
        query.Order!.Bind(ref cursor);
        query.Order.Bind(ref cursor);
        new Membership<TKey>(partition, keys, negated: false).Bind(ref cursor);
        query.Where?.Bind(ref cursor);
        parameters.SetInt64(cursor.Next(), rows);
    }

    private string Write(DatabaseEngine engine)
    {
        SqlWriter sql = new(engine);
        sql.Append("SELECT ");
        for (int i = 0; i < entity.Columns.Count; i++)
        {
            sql.Append(i > 0 ? ", " : "");
            sql.AppendAliased("w", entity.Columns[i].Name);
        }

        for (int i = 0; i < order.Terms.Count; i++)
            sql.Append($", w.\"smrt_sort{i}\"");
        sql.Append("\nFROM (SELECT t.*");
        for (int i = 0; i < order.Terms.Count; i++)
        {
            sql.Append(", ");
            order.Terms[i].Expression.AppendSql(sql);
            sql.Append($" AS \"smrt_sort{i}\"");
        }

        sql.Append(", row_number() OVER (PARTITION BY ");
        sql.AppendAliased(SqlWriter.RootAlias, partition.Name);
        sql.Append(" ORDER BY ");
        query.Order!.AppendSql(sql);
        sql.Append(") AS \"smrt_row\"\nFROM ").Append(entity.Table.For(engine)).Append(" AS ").Append(SqlWriter.RootAlias);
        sql.MarkJoins();
        sql.Append("\nWHERE ");
        new Membership<TKey>(partition, keys, negated: false).AppendSql(sql);
        if (query.Where is { } where)
        {
            sql.Append(" AND (");
            where.AppendSql(sql);
            sql.Append(")");
        }

        sql.Append("\n) AS w\nWHERE w.\"smrt_row\" <= ");
        sql.AppendParameter();
        sql.Append("\nORDER BY w.\"smrt_row\"");
        sql.InsertJoins();
        return sql.ToString();
    }
}
