using System.Globalization;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads <c>"500ms"</c>, <c>"30s"</c>, <c>"5m"</c>, <c>"2h"</c>, <c>"1d"</c>.</summary>
internal static class DurationText
{
    private const long MaxDays = 365;

    /// <summary>The duration in ticks; false when the text is none, or it is not above zero, or it is above a year.</summary>
    public static bool TryParse(string text, out long ticks)
    {
        int digits = 0;
        while (digits < text.Length && text[digits] is >= '0' and <= '9')
            digits++;
        long unit = text.Substring(digits) switch
        {
            "ms" => TimeSpan.TicksPerMillisecond,
            "s" => TimeSpan.TicksPerSecond,
            "m" => TimeSpan.TicksPerMinute,
            "h" => TimeSpan.TicksPerHour,
            "d" => TimeSpan.TicksPerDay,
            _ => 0,
        };
        ticks = 0;
        if (unit == 0 || !long.TryParse(text.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return false;
        if (number <= 0 || number > MaxDays * TimeSpan.TicksPerDay / unit)
            return false;
        ticks = number * unit;
        return true;
    }
}
