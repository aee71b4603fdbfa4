using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace SmrtGen.CompilerServices;

/// <summary>Writes the columns of a row as bytes, one after the other, each with its type and its length.</summary>
internal sealed class CachePayloadWriter : ParameterWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public override DatabaseEngine Engine => DatabaseEngine.PostgreSql;

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Clear() => _buffer.ResetWrittenCount();

    public override void SetNull(int index, StoreType type) => Write(CachePayload.Null, []);

    public override void SetNullArray(int index, StoreType elementType) => Write(CachePayload.Null, []);

    public override void SetBoolean(int index, bool value) => Set(StoreType.Boolean, value);

    public override void SetInt16(int index, short value) => Set(StoreType.Int16, value);

    public override void SetInt32(int index, int value) => Set(StoreType.Int32, value);

    public override void SetInt64(int index, long value) => Set(StoreType.Int64, value);

    // Read back as PostgreSQL gives it.
    public override void SetUInt64(int index, ulong value, [CallerArgumentExpression(nameof(value))] string? name = null) => Set(StoreType.Decimal, (decimal)value);

    public override void SetDecimal(int index, decimal value, [CallerArgumentExpression(nameof(value))] string? name = null) => Set(StoreType.Decimal, value);

    public override void SetDouble(int index, double value, [CallerArgumentExpression(nameof(value))] string? name = null) => Set(StoreType.Double, value);

    public override void SetSingle(int index, float value, [CallerArgumentExpression(nameof(value))] string? name = null) => Set(StoreType.Single, value);

    public override void SetGuid(int index, Guid value) => Set(StoreType.Guid, value);

    public override void SetDate(int index, DateOnly value) => Set(StoreType.Date, value);

    public override void SetTime(int index, TimeOnly value) => Set(StoreType.Time, value);

    public override void SetInterval(int index, TimeSpan value) => Set(StoreType.Interval, value);

    protected override void SetElements<T>(int index, T[] values, StoreType elementType)
    {
        // An array is a column of columns.
        CachePayloadWriter elements = new();
        foreach (T value in values)
            elements.SetElement(value);
        Write((byte)(CachePayload.Array | CachePayload.TagOf<T>()), elements.Written);
    }

    protected override void SetText(int index, string value) => WriteText((byte)StoreType.String, value);

    protected override void SetJsonText(int index, string json) => WriteText((byte)StoreType.String, json);

    protected override void SetBlob(int index, byte[] value) => Write((byte)StoreType.Bytes, value);

    protected override void SetInstant(int index, DateTime utc) => Set(StoreType.TimestampTz, utc);

    protected override void SetLocalTimestamp(int index, DateTime value) => Set(StoreType.TimestampTz, value);

    private void SetElement<T>(T value)
    {
        if (value is null)
            Write(CachePayload.Null, []);
        else if (value is string text)
            WriteText((byte)StoreType.String, text);
        else if (value is byte[] bytes)
            Write((byte)StoreType.Bytes, bytes);
        else
            Set((StoreType)CachePayload.TagOf<T>(), value);
    }

    private void Set<T>(StoreType type, T value)
    {
        Span<byte> bytes = stackalloc byte[CachePayload.MaxFixedBytes];
        Write((byte)type, bytes[..CachePayload.Write(bytes, value)]);
    }

    private void WriteText(byte tag, string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Span<byte> span = Begin(tag, length);
        Encoding.UTF8.GetBytes(text, span);
        _buffer.Advance(CachePayload.HeaderBytes + length);
    }

    private void Write(byte tag, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Begin(tag, bytes.Length));
        _buffer.Advance(CachePayload.HeaderBytes + bytes.Length);
    }

    private Span<byte> Begin(byte tag, int length)
    {
        Span<byte> span = _buffer.GetSpan(CachePayload.HeaderBytes + length);
        span[0] = tag;
        BinaryPrimitives.WriteInt32LittleEndian(span[1..], length);
        return span[CachePayload.HeaderBytes..];
    }
}
