namespace SmrtGen.CompilerServices;

/// <summary>An expression of a value type as one of its nullable form.</summary>
internal sealed class Lifted<T>(SqlExpression<T> operand) : SqlExpression<T?>
    where T : struct
{
    public override bool IsNullable => operand.IsNullable;

    internal override ColumnType<T?> Type { get; } = ColumnTypes.Nullable(operand.Type);

    internal override void AppendShape(ref QueryShape shape) => operand.AppendShape(ref shape);

    internal override void AppendSql(SqlWriter sql) => operand.AppendSql(sql);

    internal override void Bind(ref ParameterCursor parameters) => operand.Bind(ref parameters);
}
