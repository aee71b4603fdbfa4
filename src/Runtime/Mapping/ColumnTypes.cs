using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace SmrtGen.CompilerServices;

/// <summary>The column types that SmrtGen knows, and how to build others from them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColumnTypes
{
    /// <summary><see cref="bool"/>.</summary>
    public static ColumnType<bool> Boolean => field ??= new Primitive<bool>(
        StoreType.Boolean, (p, i, v) => p.SetBoolean(i, v), (in Row r, int i) => r.GetBoolean(i));

    /// <summary><see cref="short"/>.</summary>
    public static ColumnType<short> Int16 => field ??= new Primitive<short>(
        StoreType.Int16, (p, i, v) => p.SetInt16(i, v), (in Row r, int i) => r.GetInt16(i));

    /// <summary><see cref="int"/>.</summary>
    public static ColumnType<int> Int32 => field ??= new Primitive<int>(
        StoreType.Int32, (p, i, v) => p.SetInt32(i, v), (in Row r, int i) => r.GetInt32(i));

    /// <summary><see cref="long"/>.</summary>
    public static ColumnType<long> Int64 => field ??= new Primitive<long>(
        StoreType.Int64, (p, i, v) => p.SetInt64(i, v), (in Row r, int i) => r.GetInt64(i));

    /// <summary><see cref="byte"/>.</summary>
    public static ColumnType<byte> Byte => field ??= new Widened<byte, short>(Int16, v => v, v => checked((byte)v));

    /// <summary><see cref="sbyte"/>.</summary>
    public static ColumnType<sbyte> SByte => field ??= new Widened<sbyte, short>(Int16, v => v, v => checked((sbyte)v));

    /// <summary><see cref="ushort"/>.</summary>
    public static ColumnType<ushort> UInt16 => field ??= new Widened<ushort, int>(Int32, v => v, v => checked((ushort)v));

    /// <summary><see cref="uint"/>.</summary>
    public static ColumnType<uint> UInt32 => field ??= new Widened<uint, long>(Int64, v => v, v => checked((uint)v));

    /// <summary><see cref="ulong"/>.</summary>
    public static ColumnType<ulong> UInt64 => field ??= new UInt64ColumnType();

    /// <summary><see cref="decimal"/>.</summary>
    public static ColumnType<decimal> Decimal => field ??= new Primitive<decimal>(
        StoreType.Decimal, (p, i, v) => p.SetDecimal(i, v, "value"), (in Row r, int i) => r.GetDecimal(i));

    /// <summary><see cref="double"/>.</summary>
    public static ColumnType<double> Double => field ??= new Primitive<double>(
        StoreType.Double, (p, i, v) => p.SetDouble(i, v, "value"), (in Row r, int i) => r.GetDouble(i));

    /// <summary><see cref="float"/>.</summary>
    public static ColumnType<float> Single => field ??= new Primitive<float>(
        StoreType.Single, (p, i, v) => p.SetSingle(i, v, "value"), (in Row r, int i) => r.GetSingle(i));

    /// <summary><see cref="string"/>.</summary>
    public static ColumnType<string> String => field ??= new StringColumnType();

    /// <summary><see cref="char"/>.</summary>
    public static ColumnType<char> Char => field ??= new Widened<char, string>(String, v => v.ToString(), v => v[0]);

    /// <summary><see cref="System.Guid"/>.</summary>
    public static ColumnType<Guid> Guid => field ??= new Primitive<Guid>(
        StoreType.Guid, (p, i, v) => p.SetGuid(i, v), (in Row r, int i) => r.GetGuid(i));

    /// <summary><see cref="DateTime"/> as an instant, in UTC.</summary>
    public static ColumnType<DateTime> TimestampTz => field ??= new Primitive<DateTime>(
        StoreType.TimestampTz, (p, i, v) => p.SetTimestampTz(i, v, "value"), (in Row r, int i) => r.GetTimestampTz(i));

    /// <summary><see cref="DateTime"/> of no zone.</summary>
    public static ColumnType<DateTime> Timestamp => field ??= new Primitive<DateTime>(
        StoreType.Timestamp, (p, i, v) => p.SetTimestamp(i, v), (in Row r, int i) => r.GetTimestamp(i));

    /// <summary><see cref="System.DateTimeOffset"/>, stored as an instant.</summary>
    public static ColumnType<DateTimeOffset> DateTimeOffset => field ??= new Widened<DateTimeOffset, DateTime>(TimestampTz, v => v.UtcDateTime, v => new(v));

    /// <summary><see cref="DateOnly"/>.</summary>
    public static ColumnType<DateOnly> Date => field ??= new Primitive<DateOnly>(
        StoreType.Date, (p, i, v) => p.SetDate(i, v), (in Row r, int i) => r.GetDate(i));

    /// <summary><see cref="TimeOnly"/>.</summary>
    public static ColumnType<TimeOnly> Time => field ??= new Primitive<TimeOnly>(
        StoreType.Time, (p, i, v) => p.SetTime(i, v), (in Row r, int i) => r.GetTime(i));

    /// <summary><see cref="TimeSpan"/>.</summary>
    public static ColumnType<TimeSpan> Interval => field ??= new Primitive<TimeSpan>(
        StoreType.Interval, (p, i, v) => p.SetInterval(i, v), (in Row r, int i) => r.GetInterval(i));

    /// <summary>Bytes.</summary>
    public static ColumnType<byte[]> Bytes => field ??= new Primitive<byte[]>(
        StoreType.Bytes, (p, i, v) => p.SetBytes(i, v), (in Row r, int i) => r.GetBytes(i));

    /// <summary>An array of a type that SmrtGen stores as it is.</summary>
    public static ColumnType<T[]> Array<T>(ColumnType<T> element) => new Primitive<T[]>(
        element.StoreType,
        (p, i, v) => p.SetArray(i, v, element.StoreType, "values"),
        (in Row r, int i) => r.GetArray<T>(i, element.StoreType));

    /// <summary>JSON through a serializer contract.</summary>
    public static ColumnType<T> Json<T>(Func<JsonTypeInfo<T>> contract) => new JsonColumnType<T>(contract);

    /// <summary>A type that a converter turns into one of the others.</summary>
    public static ColumnType<TModel> Converted<TModel, TProvider, TConverter>(ColumnType<TProvider> provider)
        where TConverter : IValueConverter<TModel, TProvider>
        => new Widened<TModel, TProvider>(provider, TConverter.ConvertToProvider, TConverter.ConvertFromProvider);

    /// <summary>Text that is JSON.</summary>
    public static ColumnType<string> JsonText => field ??= new JsonTextColumnType();

    /// <summary>The nullable form of a value type.</summary>
    public static ColumnType<T?> Nullable<T>(ColumnType<T> type)
        where T : struct
        => new NullableColumnType<T>(type);

    private delegate void WriteValue<T>(ParameterWriter parameters, int index, T value);

    private delegate T ReadValue<T>(in Row row, int ordinal);

    private sealed class Primitive<T>(StoreType storeType, WriteValue<T> write, ReadValue<T> read) : ColumnType<T>
    {
        public override StoreType StoreType => storeType;

        public override void Write(ParameterWriter parameters, int index, T value) => write(parameters, index, value);

        public override void WriteArray(ParameterWriter parameters, int index, IReadOnlyList<T> values)
            => parameters.SetArray(index, values as T[] ?? [.. values], storeType, "values");

        public override T Read(in Row row, int ordinal) => read(row, ordinal);
    }

    private sealed class Widened<TModel, TProvider>(
        ColumnType<TProvider> provider, Func<TModel, TProvider> toProvider, Func<TProvider, TModel> fromProvider) : ColumnType<TModel>
    {
        public override StoreType StoreType => provider.StoreType;

        public override void Write(ParameterWriter parameters, int index, TModel value)
        {
            if (value is null)
                parameters.SetNull(index, provider.StoreType);
            else
                provider.Write(parameters, index, toProvider(value));
        }

        public override void WriteArray(ParameterWriter parameters, int index, IReadOnlyList<TModel> values)
        {
            TProvider[] converted = new TProvider[values.Count];
            for (int i = 0; i < converted.Length; i++)
                converted[i] = toProvider(values[i]);
            provider.WriteArray(parameters, index, converted);
        }

        public override TModel Read(in Row row, int ordinal) => fromProvider(provider.Read(row, ordinal));
    }

    private sealed class NullableColumnType<T>(ColumnType<T> type) : ColumnType<T?>
        where T : struct
    {
        public override StoreType StoreType => type.StoreType;

        public override void Write(ParameterWriter parameters, int index, T? value)
        {
            if (value is { } present)
                type.Write(parameters, index, present);
            else
                parameters.SetNull(index, type.StoreType);
        }

        public override void WriteArray(ParameterWriter parameters, int index, IReadOnlyList<T?> values)
        {
            T[] present = new T[values.Count];
            for (int i = 0; i < present.Length; i++)
                present[i] = values[i]!.Value;
            type.WriteArray(parameters, index, present);
        }

        public override T? Read(in Row row, int ordinal) => row.IsNull(ordinal) ? null : type.Read(row, ordinal);
    }

    private sealed class StringColumnType : ColumnType<string>
    {
        public override StoreType StoreType => StoreType.String;

        public override void Write(ParameterWriter parameters, int index, string value) => parameters.SetString(index, value, "value");

        public override void WriteArray(ParameterWriter parameters, int index, IReadOnlyList<string> values)
            => parameters.SetArray(index, values as string[] ?? [.. values], StoreType.String, "values");

        public override string Read(in Row row, int ordinal) => row.GetString(ordinal);
    }

    private sealed class UInt64ColumnType : ColumnType<ulong>
    {
        public override StoreType StoreType => StoreType.UInt64;

        public override void Write(ParameterWriter parameters, int index, ulong value) => parameters.SetUInt64(index, value, "value");

        public override void WriteArray(ParameterWriter parameters, int index, IReadOnlyList<ulong> values)
        {
            decimal[] converted = new decimal[values.Count];
            for (int i = 0; i < converted.Length; i++)
                converted[i] = values[i];
            parameters.SetArray(index, converted, StoreType.Decimal);
        }

        public override ulong Read(in Row row, int ordinal) => row.GetUInt64(ordinal);
    }

    private sealed class JsonTextColumnType : ColumnType<string>
    {
        public override StoreType StoreType => StoreType.Json;

        public override void Write(ParameterWriter parameters, int index, string value) => parameters.SetJson(index, value, "value");

        public override void WriteArray(ParameterWriter parameters, int index, IReadOnlyList<string> values)
            => throw new NotSupportedException("JSON columns cannot be compared with a list.");

        public override string Read(in Row row, int ordinal) => row.GetJsonText(ordinal);
    }

    private sealed class JsonColumnType<T>(Func<JsonTypeInfo<T>> contract) : ColumnType<T>
    {
        public override StoreType StoreType => StoreType.Json;

        public override void Write(ParameterWriter parameters, int index, T value)
            => parameters.SetJson(index, value is null ? null : System.Text.Json.JsonSerializer.Serialize(value, contract()), "value");

        public override void WriteArray(ParameterWriter parameters, int index, IReadOnlyList<T> values)
            => throw new NotSupportedException("JSON columns cannot be compared with a list.");

        public override T Read(in Row row, int ordinal) => row.GetJson(ordinal, contract())!;
    }
}
