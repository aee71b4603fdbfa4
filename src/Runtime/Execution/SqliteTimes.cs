using System.Globalization;

namespace SmrtGen.CompilerServices;

/// <summary>Times as SQLite text: sortable, to the tick, in the form that Microsoft.Data.Sqlite and EF Core write.</summary>
internal static class SqliteTimes
{
    private const string TimestampFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    public static string Format(DateTime value) => value.ToString(TimestampFormat, CultureInfo.InvariantCulture);

    public static string Format(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Format(TimeOnly value) => value.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture);

    public static DateTime ParseTimestamp(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.None);

    public static DateTime ParseInstant(string text)
        => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static DateOnly ParseDate(string text) => DateOnly.FromDateTime(ParseTimestamp(text));

    public static TimeOnly ParseTime(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);
}
