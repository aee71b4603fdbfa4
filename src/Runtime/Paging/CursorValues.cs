using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SmrtGen.CompilerServices;

/// <summary>The values of one row's sort keys, as bytes that can be sent back as parameters.</summary>
/// <remarks>Each value is a tag (the store type, or null) and its bytes; text and bytes have a length before them.</remarks>
internal sealed class CursorValues(byte[] bytes)
{
    private const byte NullTag = 0xFF;

    public byte[] Bytes { get; } = bytes;

    /// <summary>Where each value starts, or null when the bytes are not values.</summary>
    public static int[]? Index(ReadOnlySpan<byte> bytes)
    {
        List<int> starts = [];
        int position = 0;
        while (position < bytes.Length)
        {
            starts.Add(position);
            byte tag = bytes[position++];
            int? length = tag == NullTag ? 0 : Length((StoreType)tag, bytes[position..]);
            if (length is not { } known || known > bytes.Length - position)
                return null;
            position += known;
        }

        return [.. starts];
    }

    public bool IsNull(int start) => Bytes[start] == NullTag;

    /// <summary>Sets the value that starts at a place as a parameter.</summary>
    public void Bind(int start, ParameterWriter parameters, int index)
    {
        ReadOnlySpan<byte> value = Bytes.AsSpan(start + 1);
        switch ((StoreType)Bytes[start])
        {
            case StoreType.Boolean:
                parameters.SetBoolean(index, value[0] != 0);
                break;
            case StoreType.Int16:
                parameters.SetInt16(index, BinaryPrimitives.ReadInt16LittleEndian(value));
                break;
            case StoreType.Int32:
                parameters.SetInt32(index, BinaryPrimitives.ReadInt32LittleEndian(value));
                break;
            case StoreType.Int64:
                parameters.SetInt64(index, BinaryPrimitives.ReadInt64LittleEndian(value));
                break;
            case StoreType.UInt64:
                parameters.SetUInt64(index, BinaryPrimitives.ReadUInt64LittleEndian(value));
                break;
            case StoreType.Decimal:
                Span<int> parts = stackalloc int[4];
                for (int i = 0; i < 4; i++)
                    parts[i] = BinaryPrimitives.ReadInt32LittleEndian(value[(4 * i)..]);
                parameters.SetDecimal(index, new decimal(parts));
                break;
            case StoreType.Double:
                parameters.SetDouble(index, BinaryPrimitives.ReadDoubleLittleEndian(value));
                break;
            case StoreType.Single:
                parameters.SetSingle(index, BinaryPrimitives.ReadSingleLittleEndian(value));
                break;
            case StoreType.Guid:
                parameters.SetGuid(index, new Guid(value[..16]));
                break;
            case StoreType.TimestampTz:
                parameters.SetTimestampTz(index, new DateTime(BinaryPrimitives.ReadInt64LittleEndian(value), DateTimeKind.Utc));
                break;
            case StoreType.Timestamp:
                parameters.SetTimestamp(index, new DateTime(BinaryPrimitives.ReadInt64LittleEndian(value)));
                break;
            case StoreType.Date:
                parameters.SetDate(index, DateOnly.FromDayNumber(BinaryPrimitives.ReadInt32LittleEndian(value)));
                break;
            case StoreType.Time:
                parameters.SetTime(index, new TimeOnly(BinaryPrimitives.ReadInt64LittleEndian(value)));
                break;
            case StoreType.Interval:
                parameters.SetInterval(index, new TimeSpan(BinaryPrimitives.ReadInt64LittleEndian(value)));
                break;
            case StoreType.Bytes:
                parameters.SetBytes(index, value.Slice(4, BinaryPrimitives.ReadInt32LittleEndian(value)).ToArray());
                break;
            default:
                parameters.SetString(index, Encoding.UTF8.GetString(value.Slice(4, BinaryPrimitives.ReadInt32LittleEndian(value))), "cursor");
                break;
        }
    }

    private static int? Length(StoreType type, ReadOnlySpan<byte> value) => type switch
    {
        StoreType.Boolean => 1,
        StoreType.Int16 => 2,
        StoreType.Int32 or StoreType.Single or StoreType.Date => 4,
        StoreType.Int64 or StoreType.UInt64 or StoreType.Double => 8,
        StoreType.TimestampTz or StoreType.Timestamp or StoreType.Time or StoreType.Interval => 8,
        StoreType.Decimal or StoreType.Guid => 16,
        StoreType.String or StoreType.Bytes when value.Length >= 4 && BinaryPrimitives.ReadInt32LittleEndian(value) is >= 0 and < int.MaxValue - 4 and var length
            => length + 4,
        _ => null,
    };

    /// <summary>Writes values: a parameter writer whose parameters become bytes.</summary>
    public sealed class Writer(DatabaseEngine engine) : ParameterWriter
    {
        private readonly ArrayBufferWriter<byte> _bytes = new(64);

        public override DatabaseEngine Engine => engine;

        public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

        public override void SetNull(int index, StoreType type) => _bytes.Write([NullTag]);

        public override void SetNullArray(int index, StoreType elementType) => throw Unsupported("arrays");

        protected override void SetElements<T>(int index, T[] values, StoreType elementType) => throw Unsupported("arrays");

        public override void SetBoolean(int index, bool value) => Write(StoreType.Boolean, [value ? (byte)1 : (byte)0]);

        public override void SetInt16(int index, short value)
        {
            Span<byte> bytes = stackalloc byte[2];
            BinaryPrimitives.WriteInt16LittleEndian(bytes, value);
            Write(StoreType.Int16, bytes);
        }

        public override void SetInt32(int index, int value) => WriteInt32(StoreType.Int32, value);

        public override void SetInt64(int index, long value) => WriteInt64(StoreType.Int64, value);

        public override void SetUInt64(int index, ulong value, string? name = null) => WriteInt64(StoreType.UInt64, unchecked((long)value));

        public override void SetDecimal(int index, decimal value, string? name = null)
        {
            Span<int> parts = stackalloc int[4];
            decimal.GetBits(value, parts);
            Span<byte> bytes = stackalloc byte[16];
            for (int i = 0; i < 4; i++)
                BinaryPrimitives.WriteInt32LittleEndian(bytes[(4 * i)..], parts[i]);
            Write(StoreType.Decimal, bytes);
        }

        public override void SetDouble(int index, double value, string? name = null) => WriteInt64(StoreType.Double, BitConverter.DoubleToInt64Bits(value));

        public override void SetSingle(int index, float value, string? name = null) => WriteInt32(StoreType.Single, BitConverter.SingleToInt32Bits(value));

        public override void SetGuid(int index, Guid value) => Write(StoreType.Guid, value.ToByteArray());

        public override void SetDate(int index, DateOnly value) => WriteInt32(StoreType.Date, value.DayNumber);

        public override void SetTime(int index, TimeOnly value) => WriteInt64(StoreType.Time, value.Ticks);

        public override void SetInterval(int index, TimeSpan value) => WriteInt64(StoreType.Interval, value.Ticks);

        protected override void SetText(int index, string value) => WriteCounted(StoreType.String, Encoding.UTF8.GetBytes(value));

        protected override void SetJsonText(int index, string json) => throw Unsupported("JSON");

        protected override void SetBlob(int index, byte[] value) => WriteCounted(StoreType.Bytes, value);

        protected override void SetInstant(int index, DateTime utc) => WriteInt64(StoreType.TimestampTz, utc.Ticks);

        protected override void SetLocalTimestamp(int index, DateTime value) => WriteInt64(StoreType.Timestamp, value.Ticks);

        private static NotSupportedException Unsupported(string what) => new($"Pages cannot be ordered by {what}.");

        private void WriteInt32(StoreType type, int value)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
            Write(type, bytes);
        }

        private void WriteInt64(StoreType type, long value)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            Write(type, bytes);
        }

        private void WriteCounted(StoreType type, byte[] value)
        {
            WriteInt32(type, value.Length);
            _bytes.Write(value);
        }

        private void Write(StoreType type, ReadOnlySpan<byte> value)
        {
            _bytes.Write([(byte)type]);
            _bytes.Write(value);
        }
    }
}
