using System.Globalization;

namespace SmrtGen.Runtime.Tests.Support;

/// <summary>
/// One text per row, equal for equal values on both engines: SQLite has one integer type, keeps NUMERIC as a double, times as
/// text and booleans as 0 and 1, so driver values cannot be compared as they are.
/// </summary>
public static class RowText
{
    public static List<string> Of(IEnumerable<object?[]> rows) => [.. rows.Select(Of)];

    public static string Of(params object?[] row) => string.Join(" | ", row.Select(Cell));

    private static string Cell(object? value) => value switch
    {
        null => "NULL",
        string text => text,
        bool flag => flag ? "1" : "0",
        double number => Number((decimal)number),
        float number => Number((decimal)number),
        decimal number => Number(number),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"No text form for a {value.GetType()}.", nameof(value)),
    };

    // Six places: averages differ in the last bits, prices and lengths do not. G29 drops trailing zeros.
    private static string Number(decimal number) => Math.Round(number, 6).ToString("G29", CultureInfo.InvariantCulture);
}
