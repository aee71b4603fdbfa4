using System.Globalization;

namespace SmrtGen.CompilerServices;

/// <summary>Times as SQLite text: sortable, to the tick, in the form that Microsoft.Data.Sqlite and EF Core write.</summary>
internal static class SqliteTimes
{
    private const string TimestampFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    public static string Format(DateTime value) => value.ToString(TimestampFormat, CultureInfo.InvariantCulture);

    public static string Format(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Format(TimeOnly value) => value.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture);

    public static DateTime ParseTimestamp(string text)
        => TryParse(text, DateTimeKind.Unspecified, out DateTime value) ? value : DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.None);

    public static DateTime ParseInstant(string text)
        => TryParse(text, DateTimeKind.Utc, out DateTime value)
            ? value
            : DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static DateOnly ParseDate(string text) => DateOnly.FromDateTime(ParseTimestamp(text));

    public static TimeOnly ParseTime(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Reads <c>yyyy-MM-dd HH:mm:ss</c> with up to seven decimals and no zone. The general parser also knows other forms, and takes several times as long.</summary>
    private static bool TryParse(ReadOnlySpan<char> text, DateTimeKind kind, out DateTime value)
    {
        const int seconds = 19;
        value = default;
        if (text.Length is < seconds or > seconds + 8
            || text[4] != '-' || text[7] != '-' || text[10] != ' ' || text[13] != ':' || text[16] != ':'
            || !TryDigits(text[..4], out int year) || !TryDigits(text.Slice(5, 2), out int month) || !TryDigits(text.Slice(8, 2), out int day)
            || !TryDigits(text.Slice(11, 2), out int hour) || !TryDigits(text.Slice(14, 2), out int minute) || !TryDigits(text.Slice(17, 2), out int second)
            || year is 0 || month is 0 or > 12 || day is 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        int ticks = 0;
        if (text.Length > seconds)
        {
            ReadOnlySpan<char> fraction = text[(seconds + 1)..];
            if (text[seconds] != '.' || fraction.IsEmpty || !TryDigits(fraction, out ticks))
                return false;
            for (int i = fraction.Length; i < 7; i++)
                ticks *= 10;
        }

        value = new DateTime(year, month, day, hour, minute, second, kind).AddTicks(ticks);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
