using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace SmrtGen.Benchmarks.Harness;

/// <summary>Results in words: the scalar properties by name. Relations are left out; who compares them names them.</summary>
internal static class ResultText
{
    public static string Of(object? value)
    {
        StringBuilder text = new();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case IDictionary entries:
                foreach (object key in entries.Keys.Cast<object>().Order())
                    Append(text, entries[key]);
                break;
            case string or ValueType:
                text.Append(Scalar(value));
                break;
            case IEnumerable items:
                foreach (object item in items)
                    Append(text, item);
                break;
            default:
                foreach (PropertyInfo property in value.GetType().GetProperties().Where(p => IsScalar(p.PropertyType)).OrderBy(p => p.Name, StringComparer.Ordinal))
                    text.Append(property.Name).Append('=').Append(Scalar(property.GetValue(value))).Append("; ");
                text.Append('\n');
                break;
        }
    }

    private static bool IsScalar(Type type) => type == typeof(string) || type.IsValueType;

    private static string? Scalar(object? value) => value switch
    {
        null => "null",
        // The kind is how a driver says where the value came from; SQLite's says nothing.
        DateTime time => time.Ticks.ToString(CultureInfo.InvariantCulture),
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
