using System.Data.Common;

namespace SmrtGen.CompilerServices;

/// <summary>Decimals as SQLite keeps them: integers, doubles of up to 15 digits, or text that somebody else wrote.</summary>
internal static class SqliteNumbers
{
    /// <summary>A driver's GetDecimal goes through text, whatever is stored.</summary>
    public static decimal ReadDecimal(DbDataReader reader, int ordinal)
    {
        Type stored = reader.GetFieldType(ordinal);
        if (stored == typeof(double))
            return (decimal)reader.GetDouble(ordinal);
        return stored == typeof(long) ? reader.GetInt64(ordinal) : reader.GetDecimal(ordinal);
    }
}
