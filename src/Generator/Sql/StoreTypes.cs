using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Sql;

/// <summary>The types of columns in DDL.</summary>
internal static class StoreTypes
{
    public static string Of(ColumnModel column, Engine engine)
    {
        if (engine == Engine.Sqlite)
            return column.Value.Shape is ValueShape.Array or ValueShape.List ? "TEXT" : Sqlite(column.Value.Store);
        if (column.TypeName is { Length: > 0 } typeName)
            return typeName;
        if (column.Value.Shape is ValueShape.Array or ValueShape.List)
            return PostgreSql(column.Value.Store, 0) + "[]";
        return PostgreSql(column.Value.Store, column.MaxLength);
    }

    /// <summary>The condition that limits text on SQLite, which has no <c>varchar</c> that does; null without a limit.</summary>
    public static string? SqliteCheck(ColumnModel column)
        => column.MaxLength > 0 && column.Value is { Store: StoreKind.String, Shape: not (ValueShape.Array or ValueShape.List) }
            ? $"CHECK (length({SqlName.Quote(column.ColumnName)}) <= {column.MaxLength.ToString(System.Globalization.CultureInfo.InvariantCulture)})"
            : null;

    private static string PostgreSql(StoreKind kind, int maxLength) => kind switch
    {
        StoreKind.Boolean => "boolean",
        StoreKind.Byte or StoreKind.SByte or StoreKind.Int16 => "smallint",
        StoreKind.UInt16 or StoreKind.Int32 => "integer",
        StoreKind.UInt32 or StoreKind.Int64 => "bigint",
        StoreKind.UInt64 => "numeric(20,0)",
        StoreKind.Decimal => "numeric",
        StoreKind.Double => "double precision",
        StoreKind.Single => "real",
        StoreKind.String when maxLength > 0 => $"varchar({maxLength.ToString(System.Globalization.CultureInfo.InvariantCulture)})",
        StoreKind.Guid => "uuid",
        StoreKind.TimestampTz or StoreKind.DateTimeOffset => "timestamp with time zone",
        StoreKind.Timestamp => "timestamp without time zone",
        StoreKind.Date => "date",
        StoreKind.Time => "time",
        StoreKind.Interval => "interval",
        StoreKind.Bytes => "bytea",
        StoreKind.JsonText => "jsonb",
        _ => "text",
    };

    private static string Sqlite(StoreKind kind) => kind switch
    {
        <= StoreKind.UInt64 or StoreKind.Interval => "INTEGER",
        StoreKind.Decimal => "NUMERIC",
        StoreKind.Double or StoreKind.Single => "REAL",
        StoreKind.Bytes => "BLOB",
        _ => "TEXT",
    };
}
