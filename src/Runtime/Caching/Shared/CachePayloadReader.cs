using System.Buffers.Binary;
using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SmrtGen.CompilerServices;

/// <summary>Reads what <see cref="CachePayloadWriter"/> wrote, as the one row of a result, so that the generated reader reads it. A column of another type than asked for is an <see cref="InvalidCastException"/>.</summary>
internal sealed class CachePayloadReader : DbDataReader
{
    private readonly byte[] _bytes;
    private readonly int[] _offsets;

    private CachePayloadReader(byte[] bytes, int[] offsets)
    {
        _bytes = bytes;
        _offsets = offsets;
    }

    public override int FieldCount => _offsets.Length;

    public override int Depth => 0;

    public override bool HasRows => true;

    public override bool IsClosed => false;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => throw new NotSupportedException();

    /// <summary>Takes a payload of exactly so many columns.</summary>
    public static bool TryCreate(ReadOnlySpan<byte> payload, int columns, [NotNullWhen(true)] out CachePayloadReader? reader)
    {
        reader = null;
        int[] offsets = new int[columns];
        int position = 0;
        for (int i = 0; i < columns; i++)
        {
            offsets[i] = position;
            if (!TrySkip(payload, ref position))
                return false;
        }

        if (position != payload.Length)
            return false;
        reader = new CachePayloadReader(payload.ToArray(), offsets);
        return true;
    }

    public override bool IsDBNull(int ordinal) => _bytes[_offsets[ordinal]] == CachePayload.Null;

    public override bool GetBoolean(int ordinal) => Value(ordinal, StoreType.Boolean, sizeof(bool))[0] != 0;

    public override short GetInt16(int ordinal) => BinaryPrimitives.ReadInt16LittleEndian(Value(ordinal, StoreType.Int16, sizeof(short)));

    public override int GetInt32(int ordinal) => BinaryPrimitives.ReadInt32LittleEndian(Value(ordinal, StoreType.Int32, sizeof(int)));

    public override long GetInt64(int ordinal) => BinaryPrimitives.ReadInt64LittleEndian(Value(ordinal, StoreType.Int64, sizeof(long)));

    public override decimal GetDecimal(int ordinal) => CachePayload.ReadDecimal(Value(ordinal, StoreType.Decimal, sizeof(decimal)));

    public override double GetDouble(int ordinal) => BinaryPrimitives.ReadDoubleLittleEndian(Value(ordinal, StoreType.Double, sizeof(double)));

    public override float GetFloat(int ordinal) => BinaryPrimitives.ReadSingleLittleEndian(Value(ordinal, StoreType.Single, sizeof(float)));

    public override Guid GetGuid(int ordinal) => new(Value(ordinal, StoreType.Guid, CachePayload.MaxFixedBytes));

    public override DateTime GetDateTime(int ordinal) => DateTime.FromBinary(BinaryPrimitives.ReadInt64LittleEndian(Value(ordinal, StoreType.TimestampTz, sizeof(long))));

    public override string GetString(int ordinal) => Encoding.UTF8.GetString(Value(ordinal, StoreType.String, -1));

    public override T GetFieldValue<T>(int ordinal)
    {
        if (typeof(T).IsArray && typeof(T) != typeof(byte[]))
            return (T)(object)ReadAnyArray(ordinal, typeof(T));
        return (T)CachePayload.Read((StoreType)CachePayload.TagOf<T>(), Value(ordinal, (StoreType)CachePayload.TagOf<T>(), -1));
    }

    public override object GetValue(int ordinal)
    {
        byte tag = _bytes[_offsets[ordinal]];
        return tag == CachePayload.Null ? DBNull.Value : CachePayload.Read((StoreType)tag, Value(ordinal, (StoreType)tag, -1));
    }

    public override bool Read() => false;

    public override bool NextResult() => false;

    public override byte GetByte(int ordinal) => throw new NotSupportedException();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override char GetChar(int ordinal) => throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override string GetDataTypeName(int ordinal) => throw new NotSupportedException();

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => throw new NotSupportedException();

    public override string GetName(int ordinal) => throw new NotSupportedException();

    public override int GetOrdinal(string name) => throw new NotSupportedException();

    public override int GetValues(object[] values) => throw new NotSupportedException();

    private static bool TrySkip(ReadOnlySpan<byte> payload, ref int position)
    {
        if (payload.Length - position < CachePayload.HeaderBytes)
            return false;
        int length = BinaryPrimitives.ReadInt32LittleEndian(payload[(position + 1)..]);
        position += CachePayload.HeaderBytes;
        if (length < 0 || length > payload.Length - position)
            return false;
        position += length;
        return true;
    }

    private ReadOnlySpan<byte> Value(int ordinal, StoreType type, int length)
    {
        ReadOnlySpan<byte> value = Value(_bytes.AsSpan(_offsets[ordinal]), out byte tag);
        if (tag != (byte)type || (length >= 0 && value.Length != length))
            throw new InvalidCastException("The value is of another type.");
        return value;
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> column, out byte tag)
    {
        tag = column[0];
        return column.Slice(CachePayload.HeaderBytes, BinaryPrimitives.ReadInt32LittleEndian(column[1..]));
    }

    private Array ReadAnyArray(int ordinal, Type type)
    {
        return type == typeof(string[]) ? ReadArray<string>(ordinal)
            : type == typeof(int[]) ? ReadArray<int>(ordinal)
            : type == typeof(long[]) ? ReadArray<long>(ordinal)
            : type == typeof(short[]) ? ReadArray<short>(ordinal)
            : type == typeof(bool[]) ? ReadArray<bool>(ordinal)
            : type == typeof(decimal[]) ? ReadArray<decimal>(ordinal)
            : type == typeof(double[]) ? ReadArray<double>(ordinal)
            : type == typeof(float[]) ? ReadArray<float>(ordinal)
            : type == typeof(Guid[]) ? ReadArray<Guid>(ordinal)
            : type == typeof(DateTime[]) ? ReadArray<DateTime>(ordinal)
            : type == typeof(DateOnly[]) ? ReadArray<DateOnly>(ordinal)
            : type == typeof(TimeOnly[]) ? ReadArray<TimeOnly>(ordinal)
            : type == typeof(TimeSpan[]) ? ReadArray<TimeSpan>(ordinal)
            : type == typeof(byte[][]) ? ReadArray<byte[]>(ordinal)
            : throw new InvalidCastException("Such arrays are not stored.");
    }

    private T[] ReadArray<T>(int ordinal)
    {
        byte element = CachePayload.TagOf<T>();
        ReadOnlySpan<byte> elements = Value(ordinal, (StoreType)(CachePayload.Array | element), -1);
        List<T> values = [];
        while (!elements.IsEmpty)
        {
            int position = 0;
            if (!TrySkip(elements, ref position))
                throw new InvalidCastException("The array is cut off.");
            ReadOnlySpan<byte> value = Value(elements, out byte tag);
            if (tag != element)
                throw new InvalidCastException("An element is of another type.");
            values.Add((T)CachePayload.Read((StoreType)tag, value));
            elements = elements[position..];
        }

        return [.. values];
    }
}
