using System.ComponentModel;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SmrtGen.CompilerServices;

/// <summary>The current row of a result, by ordinal. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Row(DbDataReader reader, DatabaseEngine engine)
{
    private readonly DbDataReader _reader = reader;
    private readonly DatabaseEngine _engine = engine;

    private bool IsSqlite
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _engine == DatabaseEngine.Sqlite;
    }

    /// <summary>Whether the value is null.</summary>
    public bool IsNull(int ordinal) => _reader.IsDBNull(ordinal);

    /// <summary>Reads a <c>boolean</c>.</summary>
    public bool GetBoolean(int ordinal) => _reader.GetBoolean(ordinal);

    /// <summary>Reads an unsigned byte.</summary>
    public byte GetByte(int ordinal) => checked((byte)GetInt16(ordinal));

    /// <summary>Reads a signed byte.</summary>
    public sbyte GetSByte(int ordinal) => checked((sbyte)GetInt16(ordinal));

    /// <summary>Reads a <c>smallint</c>.</summary>
    public short GetInt16(int ordinal) => IsSqlite ? checked((short)GetInteger(ordinal)) : _reader.GetInt16(ordinal);

    /// <summary>Reads an unsigned 16-bit integer.</summary>
    public ushort GetUInt16(int ordinal) => checked((ushort)GetInt32(ordinal));

    /// <summary>Reads an <c>integer</c>.</summary>
    public int GetInt32(int ordinal) => IsSqlite ? checked((int)GetInteger(ordinal)) : _reader.GetInt32(ordinal);

    /// <summary>Reads an unsigned 32-bit integer.</summary>
    public uint GetUInt32(int ordinal) => checked((uint)GetInt64(ordinal));

    /// <summary>Reads a <c>bigint</c>.</summary>
    public long GetInt64(int ordinal) => IsSqlite ? GetInteger(ordinal) : _reader.GetInt64(ordinal);

    /// <summary>Reads an unsigned 64-bit integer.</summary>
    public ulong GetUInt64(int ordinal) => IsSqlite ? checked((ulong)GetInteger(ordinal)) : (ulong)_reader.GetDecimal(ordinal);

    /// <summary>Reads a <c>numeric</c>.</summary>
    public decimal GetDecimal(int ordinal) => IsSqlite ? SqliteNumbers.ReadDecimal(_reader, ordinal) : _reader.GetDecimal(ordinal);

    /// <summary>Reads a <c>double precision</c>.</summary>
    public double GetDouble(int ordinal) => _reader.GetDouble(ordinal);

    /// <summary>Reads a <c>real</c>.</summary>
    public float GetSingle(int ordinal) => _reader.GetFloat(ordinal);

    /// <summary>Reads text.</summary>
    public string GetString(int ordinal) => _reader.GetString(ordinal);

    /// <summary>Reads text of one character.</summary>
    public char GetChar(int ordinal)
    {
        string text = _reader.GetString(ordinal);
        return text.Length == 1 ? text[0] : throw new FormatException($"one character was expected, found text of {text.Length}");
    }

    /// <summary>Reads a <c>uuid</c>.</summary>
    public Guid GetGuid(int ordinal) => _reader.GetGuid(ordinal);

    /// <summary>Reads an instant as a UTC <see cref="DateTime"/>.</summary>
    public DateTime GetTimestampTz(int ordinal)
        => IsSqlite ? SqliteTimes.ParseInstant(_reader.GetString(ordinal)) : DateTime.SpecifyKind(_reader.GetDateTime(ordinal), DateTimeKind.Utc);

    /// <summary>Reads an instant as a <see cref="DateTimeOffset"/> of offset zero.</summary>
    public DateTimeOffset GetDateTimeOffset(int ordinal) => new(GetTimestampTz(ordinal));

    /// <summary>Reads a date and time of no zone.</summary>
    public DateTime GetTimestamp(int ordinal)
        => IsSqlite ? SqliteTimes.ParseTimestamp(_reader.GetString(ordinal)) : _reader.GetDateTime(ordinal);

    /// <summary>Reads a <c>date</c>.</summary>
    public DateOnly GetDate(int ordinal)
        => IsSqlite
            ? SqliteTimes.ParseDate(_reader.GetString(ordinal))
            : _reader.GetFieldValue<DateOnly>(ordinal);

    /// <summary>Reads a <c>time</c>.</summary>
    public TimeOnly GetTime(int ordinal)
        => IsSqlite
            ? SqliteTimes.ParseTime(_reader.GetString(ordinal))
            : _reader.GetFieldValue<TimeOnly>(ordinal);

    /// <summary>Reads an <c>interval</c>.</summary>
    public TimeSpan GetInterval(int ordinal)
        => IsSqlite ? TimeSpan.FromTicks(GetInteger(ordinal)) : _reader.GetFieldValue<TimeSpan>(ordinal);

    /// <summary>Reads bytes.</summary>
    public byte[] GetBytes(int ordinal) => _reader.GetFieldValue<byte[]>(ordinal);

    /// <summary>Reads JSON text.</summary>
    public string GetJsonText(int ordinal) => _reader.GetString(ordinal);

    /// <summary>Reads JSON into an object.</summary>
    public T? GetJson<T>(int ordinal, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(_reader.GetString(ordinal), type);

    /// <summary>SQLite makes 0 of text that is no number.</summary>
    private long GetInteger(int ordinal)
    {
        long value = _reader.GetInt64(ordinal);
        return value != 0 || _reader.GetFieldType(ordinal) != typeof(string)
            ? value
            : throw new FormatException("an integer was expected, found text");
    }

    /// <summary>Reads an array; on SQLite it is JSON text.</summary>
    public T[] GetArray<T>(int ordinal, StoreType elementType)
        => IsSqlite ? SqliteArrays.Parse<T>(_reader.GetString(ordinal), elementType) : _reader.GetFieldValue<T[]>(ordinal);
}
