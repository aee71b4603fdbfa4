using System.Globalization;

namespace SmrtGen.CompilerServices;

/// <summary>The parts that every typed query has: FROM, WHERE, ORDER BY, LIMIT.</summary>
internal static class QueryText
{
    public static void AppendShape(ref QueryShape shape, DatabaseEngine engine, in QueryDefinition query, RowLimit? limit)
    {
        shape.Add(ShapeTag.Kind, (int)engine | (limit is null ? 0 : 2) | (query.Skip > 0 ? 4 : 0) | (query.IsDistinct ? 8 : 0));
        if (limit is { IsLiteral: true, Rows: long rows })
            shape.Add(ShapeTag.Limit, (int)rows);
        query.Where?.AppendShape(ref shape);
        query.Order?.AppendShape(ref shape);
    }

    public static void AppendBody(SqlWriter sql, EntityInfo entity, in QueryDefinition query, RowLimit? limit)
    {
        sql.Append("\nFROM ").Append(entity.Table.For(sql.Engine)).Append(" AS ").Append(SqlWriter.RootAlias);
        sql.MarkJoins();
        if (query.Where is { } where)
        {
            sql.Append("\nWHERE ");
            where.AppendSql(sql);
        }

        if (query.Order is { } order)
        {
            sql.Append("\nORDER BY ");
            order.AppendSql(sql);
        }

        if (limit is { } most)
        {
            sql.Append("\nLIMIT ");
            if (most.IsLiteral)
                sql.Append(most.Rows.ToString(CultureInfo.InvariantCulture));
            else
                sql.AppendParameter();
        }
        else if (query.Skip > 0 && sql.Engine == DatabaseEngine.Sqlite)
        {
            sql.Append("\nLIMIT -1");
        }

        if (query.Skip > 0)
        {
            sql.Append("\nOFFSET ");
            sql.AppendParameter();
        }

        sql.InsertJoins();
    }

    public static void Bind(ref ParameterCursor parameters, in QueryDefinition query, RowLimit? limit)
    {
        query.Where?.Bind(ref parameters);
        query.Order?.Bind(ref parameters);
        if (limit is { IsLiteral: false, Rows: long rows })
            parameters.Writer.SetInt64(parameters.Next(), rows);
        if (query.Skip > 0)
            parameters.Writer.SetInt64(parameters.Next(), query.Skip);
    }
}
