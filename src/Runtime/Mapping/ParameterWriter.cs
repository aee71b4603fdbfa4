using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SmrtGen.CompilerServices;

/// <summary>Sets the parameters of one command by position, counted from 0, without boxing where the driver can. Called by generated code.</summary>
/// <remarks>A provider package overrides the setters; the order in which they are called does not matter, each position is set once per execution.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ParameterWriter
{
    /// <summary>The engine the command runs on.</summary>
    public abstract DatabaseEngine Engine { get; }

    /// <summary>Sets a null of a type.</summary>
    public abstract void SetNull(int index, StoreType type);

    /// <summary>Sets a null array of a type.</summary>
    public abstract void SetNullArray(int index, StoreType elementType);

    /// <summary>Sets a <c>boolean</c>.</summary>
    public abstract void SetBoolean(int index, bool value);

    /// <summary>Sets a <c>smallint</c>.</summary>
    public abstract void SetInt16(int index, short value);

    /// <summary>Sets an <c>integer</c>.</summary>
    public abstract void SetInt32(int index, int value);

    /// <summary>Sets a <c>bigint</c>.</summary>
    public abstract void SetInt64(int index, long value);

    /// <summary>Sets an unsigned 64-bit integer.</summary>
    public abstract void SetUInt64(int index, ulong value, [CallerArgumentExpression(nameof(value))] string? name = null);

    /// <summary>Sets a <c>numeric</c>.</summary>
    public abstract void SetDecimal(int index, decimal value, [CallerArgumentExpression(nameof(value))] string? name = null);

    /// <summary>Sets a <c>double precision</c>.</summary>
    public abstract void SetDouble(int index, double value, [CallerArgumentExpression(nameof(value))] string? name = null);

    /// <summary>Sets a <c>real</c>.</summary>
    public abstract void SetSingle(int index, float value, [CallerArgumentExpression(nameof(value))] string? name = null);

    /// <summary>Sets a <c>uuid</c>.</summary>
    public abstract void SetGuid(int index, Guid value);

    /// <summary>Sets a <c>date</c>.</summary>
    public abstract void SetDate(int index, DateOnly value);

    /// <summary>Sets a <c>time</c>.</summary>
    public abstract void SetTime(int index, TimeOnly value);

    /// <summary>Sets an <c>interval</c>.</summary>
    public abstract void SetInterval(int index, TimeSpan value);

    /// <summary>Sets the elements of an array that was checked; the SQLite writer stores it as JSON text.</summary>
    protected abstract void SetElements<T>(int index, T[] values, StoreType elementType);

    /// <summary>Sets text that was checked.</summary>
    protected abstract void SetText(int index, string value);

    /// <summary>Sets JSON text that was checked.</summary>
    protected abstract void SetJsonText(int index, string json);

    /// <summary>Sets bytes.</summary>
    protected abstract void SetBlob(int index, byte[] value);

    /// <summary>Sets an instant; <paramref name="utc"/> is of kind <see cref="DateTimeKind.Utc"/>.</summary>
    protected abstract void SetInstant(int index, DateTime utc);

    /// <summary>Sets a date and time of no zone; <paramref name="value"/> is of kind <see cref="DateTimeKind.Unspecified"/>.</summary>
    protected abstract void SetLocalTimestamp(int index, DateTime value);

    /// <summary>Sets text, or null. Text that no database stores the same way (NUL, a lone surrogate) is refused here.</summary>
    /// <exception cref="InvalidTextException">The text has a NUL or a lone surrogate.</exception>
    public void SetString(int index, string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value is null)
        {
            SetNull(index, StoreType.String);
            return;
        }

        TextCheck.ThrowIfInvalid(value, name);
        SetText(index, value);
    }

    /// <summary>Sets an array. Its elements are held to the rules of single values.</summary>
    /// <exception cref="InvalidTextException">A text has a NUL or a lone surrogate.</exception>
    /// <exception cref="ArgumentException">An instant is of another kind than <see cref="DateTimeKind.Utc"/>.</exception>
    public void SetArray<T>(int index, T[] values, StoreType elementType, [CallerArgumentExpression(nameof(values))] string? name = null)
    {
        if (values is string[] texts)
        {
            foreach (string text in texts)
                TextCheck.ThrowIfInvalid(text, name);
        }
        else if (values is DateTime[] times && elementType == StoreType.TimestampTz)
        {
            foreach (DateTime time in times)
                ThrowIfNotUtc(time, name);
        }

        SetElements(index, values, elementType);
    }

    /// <summary>Sets the values of a column that were checked, nulls among them, as an array.</summary>
    internal void SetColumn<T>(int index, T[] values, StoreType type) => SetElements(index, values, type);

    /// <summary>Sets one character as text.</summary>
    /// <exception cref="InvalidTextException">The character is NUL or half of a surrogate pair.</exception>
    public void SetChar(int index, char value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => SetString(index, value.ToString(), name);

    /// <summary>Sets JSON, or null.</summary>
    public void SetJson(int index, string? json, [CallerArgumentExpression(nameof(json))] string? name = null)
    {
        if (json is null)
        {
            SetNull(index, StoreType.Json);
            return;
        }

        TextCheck.ThrowIfInvalid(json, name);
        TextCheck.ThrowIfEscapedNul(json, name);
        SetJsonText(index, json);
    }

    /// <summary>Sets bytes, or null.</summary>
    public void SetBytes(int index, byte[]? value)
    {
        if (value is null)
            SetNull(index, StoreType.Bytes);
        else
            SetBlob(index, value);
    }

    /// <summary>Sets an instant. The value must be UTC.</summary>
    /// <exception cref="ArgumentException">The value is of another kind than <see cref="DateTimeKind.Utc"/>.</exception>
    public void SetTimestampTz(int index, DateTime value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ThrowIfNotUtc(value, name);
        SetInstant(index, value);
    }

    /// <summary>Sets an instant; the offset is not stored.</summary>
    public void SetTimestampTz(int index, DateTimeOffset value) => SetInstant(index, value.UtcDateTime);

    /// <summary>Sets a date and time of no zone; the kind is not stored.</summary>
    public void SetTimestamp(int index, DateTime value) => SetLocalTimestamp(index, DateTime.SpecifyKind(value, DateTimeKind.Unspecified));

    private static void ThrowIfNotUtc(DateTime value, string? name)
    {
        if (value.Kind != DateTimeKind.Utc)
        {
            throw new ArgumentException(
                $"{name}: a UTC DateTime was expected, found kind {value.Kind}. Convert it with ToUniversalTime(), or map the property as [Column(TypeName = \"timestamp\")].", name);
        }
    }
}
