namespace SmrtGen.CompilerServices;

/// <summary>A typed query that reads rows: the entity's columns, or those of a view.</summary>
/// <param name="entity">The entity.</param>
/// <param name="query">What is asked for.</param>
/// <param name="limit">Without a Take: the most rows; one more is asked for, to know that there are more. 0: no limit.</param>
/// <param name="view">The view's columns; null: the entity's.</param>
/// <param name="viewId">Tells views apart; 0: none.</param>
/// <param name="withSortKeys">Whether rows end with the values that they are ordered by.</param>
internal readonly struct SelectStatement(EntityInfo entity, QueryDefinition query, int limit, IReadOnlyList<IColumnInfo>? view = null, int viewId = 0, bool withSortKeys = false)
    : IStatement
{
    private RowLimit? Limit => query.HasTake ? RowLimit.ForTake(query.Take) : limit > 0 ? RowLimit.ForMaxLimit(limit) : null;

    public string GetSql(DatabaseEngine engine)
    {
        QueryShape shape = new(stackalloc int[64]);
        shape.Add(ShapeTag.Kind, (viewId << 1) | (withSortKeys ? 1 : 0));
        QueryText.AppendShape(ref shape, engine, query, Limit);
        int hash = shape.Hash();
        string sql = entity.Plans.Find(hash, shape.Items) ?? entity.Plans.Add(hash, shape.Items, Write(engine));
        shape.Dispose();
        return sql;
    }

    public void Bind(ParameterWriter parameters)
    {
        ParameterCursor cursor = new(parameters);
        if (withSortKeys)
            query.Order!.Bind(ref cursor);
        QueryText.Bind(ref cursor, query, Limit);
    }

    private string Write(DatabaseEngine engine)
    {
        SqlWriter sql = new(engine);
        sql.Append(query.IsDistinct ? "SELECT DISTINCT " : "SELECT ");
        IReadOnlyList<IColumnInfo> columns = view ?? entity.Columns;
        for (int i = 0; i < columns.Count; i++)
        {
            if (i > 0)
                sql.Append(", ");
            sql.AppendAliased(SqlWriter.RootAlias, columns[i].Name);
        }

        if (withSortKeys)
        {
            sql.Append(", ");
            query.Order!.AppendValues(sql);
        }

        QueryText.AppendBody(sql, entity, query, Limit);
        return sql.ToString();
    }
}
