using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Parsing;

internal static partial class EntityParser
{
    private const int DefaultDepth = 3;
    private const int HighestDepth = 16;
    private const int EntitiesAndLists = 1;

    private static EntityLimits ParseLimits(EntityShape shape, FaultTracker rules)
    {
        return new EntityLimits(
            ReadNumber("MaxDepth", DefaultDepth, 1, HighestDepth),
            ReadNumber("MaxLimit", 0, 1, int.MaxValue - 1),
            ReadNumber("TimeoutMs", 0, 1, int.MaxValue),
            ReadCache(out bool cachesLists),
            cachesLists);

        int ReadNumber(string name, int missing, int lowest, int highest)
        {
            if (shape.Attribute is not { } attribute || !attribute.TryGetNamed(name, out int value))
                return missing;
            if (value >= lowest && value <= highest)
                return value;
            rules.Report(Rule.LimitOutOfRange, new(shape.Type, attribute, name), shape.Type.Name, name, Text(value), Text(lowest), Text(highest));
            return missing;
        }

        long ReadCache(out bool cachesLists)
        {
            cachesLists = false;
            if (shape.Attribute is not { } attribute)
                return 0;
            bool hasMode = attribute.TryGetNamed("CacheMode", out int mode);
            cachesLists = hasMode && mode == EntitiesAndLists;
            string? text = attribute.NamedText("Cache");
            if (text is null && !hasMode)
                return 0;
            if (text is not null && DurationText.TryParse(text, out long ticks))
                return ticks;
            rules.Report(Rule.BadCacheDuration, new(shape.Type, attribute, text is null ? "CacheMode" : "Cache"), shape.Type.Name, text ?? "");

            // The entity is faulty either way; code that uses it as a cached one is not.
            return TimeSpan.TicksPerMinute;
        }
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
