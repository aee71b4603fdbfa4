using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SmrtGen.CompilerServices;

/// <summary>Arrays as SQLite JSON text. Each element has the form that a column of its type has, so that <c>json_each</c> can be compared with columns.</summary>
internal static class SqliteArrays
{
    public static string Format<T>(T[] values, StoreType elementType) => values switch
    {
        Guid[] guids => Serialize(Array.ConvertAll(guids, g => g.ToString().ToUpperInvariant())),
        DateTime[] times => Serialize(Array.ConvertAll(times, SqliteTimes.Format)),
        DateOnly[] dates => Serialize(Array.ConvertAll(dates, SqliteTimes.Format)),
        TimeOnly[] times => Serialize(Array.ConvertAll(times, SqliteTimes.Format)),
        TimeSpan[] spans => Serialize(Array.ConvertAll(spans, s => s.Ticks)),
        float[] singles => Serialize(Array.ConvertAll(singles, s => (double)s)),
        bool[] flags when elementType == StoreType.Boolean => Serialize(Array.ConvertAll(flags, f => f ? 1 : 0)),
        _ => Serialize(values),
    };

    public static T[] Parse<T>(string json, StoreType elementType)
    {
        if (typeof(T) == typeof(DateTime))
        {
            return (T[])(object)(elementType == StoreType.TimestampTz
                ? Array.ConvertAll(Deserialize<string>(json), SqliteTimes.ParseInstant)
                : Array.ConvertAll(Deserialize<string>(json), SqliteTimes.ParseTimestamp));
        }

        if (typeof(T) == typeof(DateOnly))
            return (T[])(object)Array.ConvertAll(Deserialize<string>(json), SqliteTimes.ParseDate);
        if (typeof(T) == typeof(TimeOnly))
            return (T[])(object)Array.ConvertAll(Deserialize<string>(json), SqliteTimes.ParseTime);
        if (typeof(T) == typeof(TimeSpan))
            return (T[])(object)Array.ConvertAll(Deserialize<long>(json), TimeSpan.FromTicks);
        if (typeof(T) == typeof(float))
            return (T[])(object)Array.ConvertAll(Deserialize<double>(json), d => (float)d);
        if (typeof(T) == typeof(bool))
            return (T[])(object)Array.ConvertAll(Deserialize<int>(json), i => i != 0);
        return Deserialize<T>(json);
    }

    private static string Serialize<T>(T[] values) => JsonSerializer.Serialize(values, TypeInfo<T>());

    private static T[] Deserialize<T>(string json) => JsonSerializer.Deserialize(json, TypeInfo<T>()) ?? [];

    private static JsonTypeInfo<T[]> TypeInfo<T>()
        => ArrayJson.Default.GetTypeInfo(typeof(T[])) as JsonTypeInfo<T[]>
           ?? throw new NotSupportedException($"Arrays of {typeof(T).Name} cannot be stored in SQLite.");
}

[JsonSerializable(typeof(short[]))]
[JsonSerializable(typeof(int[]))]
[JsonSerializable(typeof(long[]))]
[JsonSerializable(typeof(decimal[]))]
[JsonSerializable(typeof(double[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Guid[]))]
internal sealed partial class ArrayJson : JsonSerializerContext;
