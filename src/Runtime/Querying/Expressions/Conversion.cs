namespace SmrtGen.CompilerServices;

/// <summary>A number as another type of number.</summary>
internal sealed class Conversion<T>(SqlExpression operand, ColumnType<T> type) : SqlExpression<T>
{
    public override bool IsNullable => operand.IsNullable;

    internal override ColumnType<T> Type => type;

    internal override void AppendShape(ref QueryShape shape)
    {
        shape.Add(ShapeTag.Conversion, (int)type.StoreType);
        operand.AppendShape(ref shape);
    }

    internal override void AppendSql(SqlWriter sql)
    {
        sql.Append("CAST(");
        operand.AppendSql(sql);
        sql.Append(" AS ").Append(type.StoreType switch
        {
            StoreType.Int64 => sql.Engine == DatabaseEngine.PostgreSql ? "bigint" : "INTEGER",
            StoreType.Double => sql.Engine == DatabaseEngine.PostgreSql ? "double precision" : "REAL",
            _ => "numeric",
        }).Append(")");
    }

    internal override void Bind(ref ParameterCursor parameters) => operand.Bind(ref parameters);
}
