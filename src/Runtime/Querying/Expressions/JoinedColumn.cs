namespace SmrtGen.CompilerServices;

/// <summary>A column of an entity that was reached over to-one relations. A missing row on the way makes it null.</summary>
internal sealed class JoinedColumn<T>(JoinPath path, ColumnInfo<T> column) : SqlExpression<T>
{
    public override bool IsNullable => true;

    internal override ColumnType<T> Type => column.Type;

    internal override void AppendShape(ref QueryShape shape)
    {
        path.AppendShape(ref shape);
        shape.Add(ShapeTag.Column, column.Ordinal);
    }

    internal override void AppendSql(SqlWriter sql) => sql.AppendColumn(path, column.Name);

    internal override void Bind(ref ParameterCursor parameters)
    {
    }
}
