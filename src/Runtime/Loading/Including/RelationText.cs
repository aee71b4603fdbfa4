namespace SmrtGen.CompilerServices;

/// <summary>The statement that loads a relation: one array parameter per key column, whatever the number of owners.</summary>
internal static class RelationText
{
    private const string RowNumber = "smrt_row";

    public static string GetSql(DatabaseEngine engine, Relation relation, in QueryDefinition refinement)
    {
        EntityInfo owner = relation.Owner();
        QueryShape shape = new(stackalloc int[64]);
        shape.Add(ShapeTag.Relation, relation.Ordinal);
        QueryText.AppendShape(ref shape, engine, refinement, refinement.HasTake ? new RowLimit(0, IsLiteral: false) : null);
        int hash = shape.Hash();
        string sql = owner.Plans.Find(hash, shape.Items) ?? owner.Plans.Add(hash, shape.Items, Write(engine, relation, refinement));
        shape.Dispose();
        return sql;
    }

    public static void Bind(ParameterWriter parameters, int keyColumns, Action<int> bindKeys, in QueryDefinition refinement)
    {
        ParameterCursor cursor = new(parameters);
        bool windowed = IsWindowed(refinement);
        if (windowed)
            refinement.Order?.Bind(ref cursor);
        bindKeys(cursor.Skip(keyColumns));
        refinement.Where?.Bind(ref cursor);
        if (!windowed)
            refinement.Order?.Bind(ref cursor);
        if (refinement.Skip > 0)
            parameters.SetInt64(cursor.Next(), refinement.Skip);
        if (refinement.HasTake)
            parameters.SetInt64(cursor.Next(), (long)refinement.Skip + refinement.Take);
    }

    /// <summary>A limit per owner needs the rows of each owner numbered.</summary>
    private static bool IsWindowed(in QueryDefinition refinement) => refinement.HasTake || refinement.Skip > 0;

    private static string Write(DatabaseEngine engine, Relation relation, in QueryDefinition refinement)
    {
        SqlWriter sql = new(engine);
        EntityInfo target = relation.Target();
        string keyAlias = relation.Through is null ? SqlWriter.RootAlias : "m";
        string[] keyColumns = relation.Through?.OwnerColumns ?? relation.TargetColumns;
        bool windowed = IsWindowed(refinement);
        sql.Append("SELECT ");
        if (windowed)
        {
            AppendColumns(sql, "w", target, relation.Through is null ? [] : [.. keyColumns.Select((_, i) => $"w.\"smrt_key{i}\"")]);
            sql.Append("\nFROM (SELECT t.*");
            for (int i = 0; relation.Through is not null && i < keyColumns.Length; i++)
                sql.Append($", m.{SqlWriter.Quote(keyColumns[i])} AS \"smrt_key{i}\"");
            sql.Append($", row_number() OVER (PARTITION BY {string.Join(", ", keyColumns.Select(c => $"{keyAlias}.{SqlWriter.Quote(c)}"))} ORDER BY ");
            AppendOrder(sql, target, refinement);
            sql.Append($") AS \"{RowNumber}\"");
        }
        else
        {
            AppendColumns(sql, SqlWriter.RootAlias, target, relation.Through is null ? [] : [.. keyColumns.Select(c => $"m.{SqlWriter.Quote(c)}")]);
        }

        sql.Append("\nFROM ").Append(target.Table.For(engine)).Append(" AS ").Append(SqlWriter.RootAlias);
        if (relation.Through is { } through)
            sql.Append($"\nJOIN {through.Table.For(engine)} AS m ON {SqlWriter.Equal("t", relation.TargetColumns, "m", through.TargetColumns)}");
        sql.MarkJoins();
        sql.Append("\nWHERE ");
        KeyCondition.Append(sql, [.. keyColumns.Select(c => $"{keyAlias}.{SqlWriter.Quote(c)}")]);
        if (refinement.Where is { } where)
        {
            sql.Append(" AND (");
            where.AppendSql(sql);
            sql.Append(")");
        }

        if (windowed)
            AppendWindow(sql, refinement);
        else if (refinement.Order is { } order)
        {
            sql.Append("\nORDER BY ");
            order.AppendSql(sql);
        }

        sql.InsertJoins();
        return sql.ToString();
    }

    private static void AppendColumns(SqlWriter sql, string alias, EntityInfo target, string[] keys)
    {
        for (int i = 0; i < target.Columns.Count; i++)
        {
            sql.Append(i > 0 ? ", " : "");
            sql.AppendAliased(alias, target.Columns[i].Name);
        }

        foreach (string key in keys)
            sql.Append(", ").Append(key);
    }

    /// <summary>The order that decides which rows a limit keeps; without one the key's.</summary>
    private static void AppendOrder(SqlWriter sql, EntityInfo target, in QueryDefinition refinement)
    {
        if (refinement.Order is { } order)
        {
            order.AppendSql(sql);
            return;
        }

        for (int i = 0; i < target.KeyOrdinals.Length; i++)
        {
            sql.Append(i > 0 ? ", " : "");
            sql.AppendAliased(SqlWriter.RootAlias, target.Columns[target.KeyOrdinals[i]].Name);
        }
    }

    private static void AppendWindow(SqlWriter sql, in QueryDefinition refinement)
    {
        sql.Append("\n) AS w\nWHERE ");
        if (refinement.Skip > 0)
        {
            sql.Append($"w.\"{RowNumber}\" > ");
            sql.AppendParameter();
        }

        if (refinement.HasTake)
        {
            sql.Append(refinement.Skip > 0 ? " AND " : "").Append($"w.\"{RowNumber}\" <= ");
            sql.AppendParameter();
        }

        sql.Append($"\nORDER BY w.\"{RowNumber}\"");
    }
}
