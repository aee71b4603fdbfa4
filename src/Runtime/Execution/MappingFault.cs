using System.Data.Common;
using System.Text.Json;

namespace SmrtGen.CompilerServices;

/// <summary>Finds out which column of a row is not what the class says.</summary>
internal static class MappingFault
{
    public static bool IsOne(Exception exception)
        => exception is InvalidCastException or FormatException or OverflowException or InvalidOperationException or JsonException
            or ArgumentException or IndexOutOfRangeException
           && exception is not ObjectDisposedException;

    public static MappingException Describe(Exception exception, DbDataReader reader, EntityInfo entity, DatabaseEngine engine)
    {
        for (int i = 0; i < reader.FieldCount; i++)
        {
            string name = reader.GetName(i);
            IColumnInfo? column = entity.Columns.FirstOrDefault(c => c.Name == name);
            if (column is null)
                continue;
            if (reader.IsDBNull(i))
            {
                if (!column.IsNullable)
                    return Mismatch(exception, entity, column, "null");
            }
            else if (!Fits(column.StoreType, reader, i))
            {
                return Mismatch(exception, entity, column, $"{reader.GetDataTypeName(i)} ({reader.GetFieldType(i).Name})");
            }
            else if (column.FindFault(new Row(reader, engine), i) is { } fault)
            {
                return new MappingException($"{Where(entity, column)}: {fault}", column.Name, exception);
            }
        }

        return new MappingException($"A row of {entity.Table.PostgreSql} could not be read as {entity.Name}: {exception.Message}", null, exception);
    }

    private static MappingException Mismatch(Exception exception, EntityInfo entity, IColumnInfo column, string found)
        => new(
            $"{Where(entity, column)}: a value of type {column.StoreType} was expected, found {found}.",
            column.Name,
            exception);

    private static string Where(EntityInfo entity, IColumnInfo column)
        => $"{entity.Name}.{column.PropertyName} (column \"{column.Name}\" of {entity.Table.PostgreSql})";

    private static bool Fits(StoreType expected, DbDataReader reader, int ordinal)
    {
        Type found = reader.GetFieldType(ordinal);
        return expected switch
        {
            StoreType.Boolean => found == typeof(bool) || found == typeof(long),
            StoreType.Int16 => found == typeof(short) || (found == typeof(long) && IsWithin(reader, ordinal, short.MinValue, short.MaxValue)),
            StoreType.Int32 => found == typeof(int) || (found == typeof(long) && IsWithin(reader, ordinal, int.MinValue, int.MaxValue)),
            StoreType.Int64 or StoreType.Interval => found == typeof(long) || found == typeof(TimeSpan),
            StoreType.UInt64 or StoreType.Decimal => found == typeof(decimal) || found == typeof(double) || found == typeof(long),
            StoreType.Double => found == typeof(double) || found == typeof(long),
            StoreType.Single => found == typeof(float) || found == typeof(double) || found == typeof(long),
            StoreType.Guid => found == typeof(Guid) || found == typeof(string),
            StoreType.Bytes => found == typeof(byte[]),
            StoreType.TimestampTz or StoreType.Timestamp => found == typeof(DateTime) || (found == typeof(string) && IsTime(reader, ordinal)),
            StoreType.Date => found == typeof(DateOnly) || found == typeof(DateTime) || (found == typeof(string) && IsTime(reader, ordinal)),
            StoreType.Time => found == typeof(TimeOnly) || found == typeof(TimeSpan) || found == typeof(string),
            _ => found == typeof(string),
        };
    }

    private static bool IsWithin(DbDataReader reader, int ordinal, long low, long high)
        => reader.GetInt64(ordinal) is { } value && value >= low && value <= high;

    private static bool IsTime(DbDataReader reader, int ordinal)
        => DateTime.TryParse(reader.GetString(ordinal), System.Globalization.CultureInfo.InvariantCulture, out _);
}
