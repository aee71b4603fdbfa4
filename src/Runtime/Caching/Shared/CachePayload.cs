using System.Buffers.Binary;

namespace SmrtGen.CompilerServices;

/// <summary>How single values are bytes: a tag, a length, and the value.</summary>
internal static class CachePayload
{
    public const byte Null = 0xFF;
    public const byte Array = 0x40;
    public const int HeaderBytes = 5;
    public const int MaxFixedBytes = 16;

    /// <summary>The tag of values of a type; texts and instants have one, whatever column they are of.</summary>
    public static byte TagOf<T>()
    {
        Type type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return (byte)(type == typeof(bool) ? StoreType.Boolean
            : type == typeof(short) ? StoreType.Int16
            : type == typeof(int) ? StoreType.Int32
            : type == typeof(long) ? StoreType.Int64
            : type == typeof(decimal) || type == typeof(ulong) ? StoreType.Decimal
            : type == typeof(double) ? StoreType.Double
            : type == typeof(float) ? StoreType.Single
            : type == typeof(string) ? StoreType.String
            : type == typeof(Guid) ? StoreType.Guid
            : type == typeof(DateTime) ? StoreType.TimestampTz
            : type == typeof(DateOnly) ? StoreType.Date
            : type == typeof(TimeOnly) ? StoreType.Time
            : type == typeof(TimeSpan) ? StoreType.Interval
            : type == typeof(byte[]) ? StoreType.Bytes
            : throw new NotSupportedException($"{type.Name} is no stored type."));
    }

    /// <summary>Writes a value of a fixed size.</summary>
    /// <returns>How many bytes it takes.</returns>
    public static int Write<T>(Span<byte> bytes, T value)
    {
        switch (value)
        {
            case bool flag:
                bytes[0] = flag ? (byte)1 : (byte)0;
                return 1;
            case short number:
                BinaryPrimitives.WriteInt16LittleEndian(bytes, number);
                return sizeof(short);
            case int number:
                BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
                return sizeof(int);
            case long number:
                return WriteInt64(bytes, number);
            case ulong number:
                return WriteDecimal(bytes, number);
            case decimal number:
                return WriteDecimal(bytes, number);
            case double number:
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
                return sizeof(double);
            case float number:
                BinaryPrimitives.WriteSingleLittleEndian(bytes, number);
                return sizeof(float);
            case Guid id:
                id.TryWriteBytes(bytes);
                return MaxFixedBytes;
            case DateTime time:
                return WriteInt64(bytes, time.ToBinary());
            case DateOnly date:
                BinaryPrimitives.WriteInt32LittleEndian(bytes, date.DayNumber);
                return sizeof(int);
            case TimeOnly time:
                return WriteInt64(bytes, time.Ticks);
            case TimeSpan span:
                return WriteInt64(bytes, span.Ticks);
            default:
                throw new NotSupportedException($"{typeof(T).Name} is no stored type.");
        }
    }

    /// <summary>Reads a value of a fixed size.</summary>
    public static object Read(StoreType type, ReadOnlySpan<byte> bytes) => type switch
    {
        StoreType.Boolean => bytes[0] != 0,
        StoreType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        StoreType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        StoreType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        StoreType.Decimal => ReadDecimal(bytes),
        StoreType.Double => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        StoreType.Single => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        StoreType.Guid => new Guid(bytes[..MaxFixedBytes]),
        StoreType.TimestampTz => DateTime.FromBinary(BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        StoreType.Date => DateOnly.FromDayNumber(BinaryPrimitives.ReadInt32LittleEndian(bytes)),
        StoreType.Time => new TimeOnly(BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        StoreType.Interval => new TimeSpan(BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        StoreType.String => System.Text.Encoding.UTF8.GetString(bytes),
        StoreType.Bytes => bytes.ToArray(),
        _ => throw new InvalidCastException("The value is of no stored type."),
    };

    public static decimal ReadDecimal(ReadOnlySpan<byte> bytes) => new(
    [
        BinaryPrimitives.ReadInt32LittleEndian(bytes),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
    ]);

    private static int WriteInt64(Span<byte> bytes, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return sizeof(long);
    }

    private static int WriteDecimal(Span<byte> bytes, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        for (int i = 0; i < bits.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes[(i * sizeof(int))..], bits[i]);
        return MaxFixedBytes;
    }
}
