using System.Globalization;
using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads <c>[DefaultValue]</c> as SQL literals.</summary>
internal static class DefaultValueReader
{
    public static DefaultValueModel? Read(IPropertySymbol property, ColumnModel column, IRuleSink rules)
    {
        if (property.FindWithParameter(KnownTypes.DefaultValue) is not { ConstructorArguments.Length: > 0 } attribute)
            return null;
        object? value = attribute.ConstructorArguments.Last() is { Kind: not TypedConstantKind.Array } constant ? constant.Value : null;
        if (value is null || column.Value.Shape == ValueShape.Unsupported)
            return null;
        if (Literal(property, column.Value, value) is { } literal)
            return literal;

        rules.Report(
            Rule.BadDefaultValue, new(property, attribute), Convert.ToString(value, CultureInfo.InvariantCulture), property.ContainingType.Name, property.Name, property.Type.ShortName());
        return null;
    }

    private static DefaultValueModel? Literal(IPropertySymbol property, ValueModel type, object value)
    {
        if (type.Shape == ValueShape.EnumString)
            return EnumName(property, value) is { } name ? Same(Quote(name)) : null;
        if (type.Shape is ValueShape.Array or ValueShape.List)
            return null;

        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        switch (type.Store)
        {
            case StoreKind.Boolean:
                return bool.TryParse(text, out bool flag) ? new(flag ? "true" : "false", flag ? "1" : "0") : null;
            case StoreKind.String or StoreKind.Char or StoreKind.JsonText:
                return Same(Quote(text));
            case StoreKind.Guid:
                return Guid.TryParse(text, out Guid guid) ? new(Quote(guid.ToString()), Quote(guid.ToString().ToUpperInvariant())) : null;
            case StoreKind.Date or StoreKind.Time or StoreKind.Timestamp:
                return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time) ? Same(Quote(Format(time, type.Store))) : null;
            case StoreKind.TimestampTz or StoreKind.DateTimeOffset:
                return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant) ? Instant(instant.UtcDateTime) : null;
            case StoreKind.Interval:
                return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span)
                    ? new($"interval '{(span.Ticks / 10).ToString(CultureInfo.InvariantCulture)} microseconds'", span.Ticks.ToString(CultureInfo.InvariantCulture))
                    : null;
            case StoreKind.Bytes:
                return null;
            case StoreKind.Double or StoreKind.Single:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) && !double.IsNaN(real) && !double.IsInfinity(real)
                    ? Same(real.ToString("R", CultureInfo.InvariantCulture))
                    : null;
            default:
                return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
                       && (type.Store == StoreKind.Decimal || decimal.Truncate(number) == number)
                    ? Same(number.ToString(CultureInfo.InvariantCulture))
                    : null;
        }
    }

    private static DefaultValueModel Instant(DateTime utc)
        => new(Quote(Format(utc, StoreKind.Timestamp) + "Z"), Quote(Format(utc, StoreKind.Timestamp)));

    private static string Format(DateTime time, StoreKind kind) => time.ToString(
        kind switch { StoreKind.Date => "yyyy-MM-dd", StoreKind.Time => "HH:mm:ss.fffffff", _ => "yyyy-MM-dd HH:mm:ss.FFFFFFF" },
        CultureInfo.InvariantCulture);

    private static string? EnumName(IPropertySymbol property, object value)
        => value is string text
            ? text
            : ValueReader.WithoutNull(property.Type).GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && value.Equals(field.ConstantValue))?.Name;

    private static string Quote(string text) => $"'{text.Replace("'", "''")}'";

    private static DefaultValueModel Same(string sql) => new(sql, sql);
}
